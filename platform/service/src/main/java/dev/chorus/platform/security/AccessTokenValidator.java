package dev.chorus.platform.security;

import dev.chorus.platform.revocation.RevokedSessions;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** Accepts a correctly signed token while it is ours, complete, not expired and its session not revoked. */
public final class AccessTokenValidator implements OAuth2TokenValidator<Jwt> {
    private static final OAuth2TokenValidatorResult REFUSED =
            OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "The token is not valid.", null));

    private final String issuer;
    private final RevokedSessions revoked;
    private final Clock clock;

    public AccessTokenValidator(String issuer, RevokedSessions revoked, Clock clock) {
        this.issuer = issuer;
        this.revoked = revoked;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        Instant expiry = token.getExpiresAt();
        UUID session = uuid(token.getClaimAsString(Caller.SESSION_CLAIM));
        boolean valid = issuer.equals(token.getClaimAsString("iss"))
                && expiry != null
                && clock.instant().isBefore(expiry)
                && uuid(token.getSubject()) != null
                && token.getClaimAsString(Caller.USERNAME_CLAIM) != null
                && session != null
                && !revoked.contains(session);
        return valid ? OAuth2TokenValidatorResult.success() : REFUSED;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
