package dev.chorus.auth.tokens;

import com.nimbusds.jwt.JWTClaimNames;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.chorus.platform.security.Caller;
import dev.chorus.platform.security.SecuritySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Issues access tokens. Thread-safe. */
@Component
public final class AccessTokens {
    private final SigningKeys keys;
    private final String issuer;
    private final Duration lifetime;
    private final Clock clock;

    AccessTokens(SigningKeys keys, SecuritySettings settings, Clock clock) {
        this.keys = keys;
        this.issuer = settings.issuer();
        this.lifetime = settings.accessTokenLifetime();
        this.clock = clock;
    }

    public Mono<AccessToken> issue(UUID userId, UUID sessionId, String username) {
        return keys.signing().map(key -> {
            Instant now = clock.instant();
            return new AccessToken(
                    key.sign(new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .subject(userId.toString())
                            .claim(Caller.SESSION_CLAIM, sessionId.toString())
                            .claim(Caller.USERNAME_CLAIM, username)
                            .claim(JWTClaimNames.ISSUED_AT, now.getEpochSecond())
                            .claim(
                                    JWTClaimNames.EXPIRATION_TIME,
                                    now.plus(lifetime).getEpochSecond())
                            .build()),
                    lifetime);
        });
    }
}
