package dev.chorus.realtime.access;

import dev.chorus.platform.security.Caller;
import dev.chorus.realtime.hub.Credential;
import dev.chorus.realtime.upstream.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Verifies access tokens. */
@Component
public final class Tokens {
    private static final Logger log = LoggerFactory.getLogger(Tokens.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MAX_LENGTH = 8_192;

    private final ReactiveJwtDecoder decoder;
    private final Clock clock;

    public Tokens(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    /**
     * Fails with a {@link Refusal}: {@code UNAUTHENTICATED} for a token that is not valid, {@code UNAVAILABLE} while the
     * keys to tell cannot be had.
     */
    public Mono<Credential> verify(String token) {
        if (token.isBlank() || token.length() > MAX_LENGTH) {
            return Mono.error(Refusal.unauthenticated());
        }
        return Mono.defer(() -> decoder.decode(token))
                .timeout(PATIENCE)
                .map(jwt -> credential(token, jwt))
                .switchIfEmpty(Mono.error(Refusal::unauthenticated))
                .onErrorMap(failure -> !(failure instanceof Refusal), Tokens::refusal);
    }

    private Credential credential(String token, Jwt jwt) {
        Caller caller = Caller.of(jwt);
        Instant expiresAt = Objects.requireNonNull(jwt.getExpiresAt(), "A valid token expires");
        Instant issuedAt = Objects.requireNonNullElseGet(jwt.getIssuedAt(), clock::instant);
        return new Credential(token, caller.userId(), caller.sessionId(), caller.username(), issuedAt, expiresAt);
    }

    private static Refusal refusal(Throwable failure) {
        if (failure instanceof BadJwtException) {
            return Refusal.unauthenticated();
        }
        log.warn("Tokens cannot be verified: {}", failure.toString());
        return Refusal.unavailable();
    }
}
