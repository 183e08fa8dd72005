package dev.chorus.platform.security;

import java.util.Objects;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/** The person on whose behalf a request is made: the token's subject, never a field of the request. */
public record Caller(UUID userId, UUID sessionId, String username) {

    public static final String SESSION_CLAIM = "sid";
    public static final String USERNAME_CLAIM = "username";

    /** Of a token that {@link AccessTokenValidator} has accepted. */
    public static Caller of(Jwt token) {
        return new Caller(
                UUID.fromString(token.getSubject()),
                UUID.fromString(token.getClaimAsString(SESSION_CLAIM)),
                Objects.requireNonNull(token.getClaimAsString(USERNAME_CLAIM)));
    }
}
