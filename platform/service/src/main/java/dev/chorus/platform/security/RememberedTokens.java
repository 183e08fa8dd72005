package dev.chorus.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Spares a token that was just verified its parsing and its signature check; whether it has expired or its session was
 * revoked is looked at each time. Bounded; a key that is no longer published counts for as long as tokens are remembered
 * at most. Thread-safe.
 */
final class RememberedTokens implements ReactiveJwtDecoder {
    private static final int MAX_TOKENS = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final ReactiveJwtDecoder decoder;
    private final AccessTokenValidator validator;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(REMEMBERED)
            .build();

    RememberedTokens(ReactiveJwtDecoder decoder, AccessTokenValidator validator) {
        this.decoder = decoder;
        this.validator = validator;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known == null) {
            return decoder.decode(token).doOnNext(jwt -> verified.put(token, jwt));
        }
        OAuth2TokenValidatorResult result = validator.validate(known);
        return result.hasErrors()
                ? Mono.error(new JwtValidationException("The token is not valid.", result.getErrors()))
                : Mono.just(known);
    }
}
