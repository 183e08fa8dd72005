package dev.chorus.auth.sessions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place where somebody is logged in.
 *
 * @param id the {@code sid} of its tokens
 * @param lastUsedAt when it was begun or last refreshed
 * @param current whether the list was asked for from it
 */
record Session(
        UUID id,
        Instant createdAt,
        Instant lastUsedAt,
        @Nullable String userAgent,
        boolean current) {}
