package dev.chorus.realtime.hub;

import java.time.Instant;
import java.util.UUID;

/**
 * A verified access token.
 *
 * @param loginId the token's {@code sid}
 */
public record Credential(
        String token, UUID userId, UUID loginId, String username, Instant issuedAt, Instant expiresAt) {

    /** Names nobody and shows no token: it may end in a log. */
    @Override
    public String toString() {
        return "Credential[expiresAt=" + expiresAt + "]";
    }
}
