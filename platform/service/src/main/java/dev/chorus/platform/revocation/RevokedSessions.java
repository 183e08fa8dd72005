package dev.chorus.platform.revocation;

import dev.chorus.events.UserEvent.SessionRevoked;
import dev.chorus.platform.consuming.ReceivedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The sessions revoked within one access token's lifetime: a token of an older one has expired by itself. Held in memory
 * by every service, kept true from {@code chorus.users.v1}. Thread-safe.
 */
public final class RevokedSessions {
    private final Duration remembered;
    private final Clock clock;
    private final Map<UUID, Instant> forgetAt = new ConcurrentHashMap<>();
    private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();

    public RevokedSessions(Duration accessTokenLifetime, Clock clock) {
        this.remembered = accessTokenLifetime.plusSeconds(60);
        this.clock = clock;
    }

    public boolean contains(UUID sessionId) {
        return forgetAt.containsKey(sessionId);
    }

    /** Calls the listener with each session revoked from now on, on the thread that learns of it. */
    public void onRevocation(Consumer<UUID> listener) {
        listeners.add(listener);
    }

    /** Refuses the session's tokens from now on; idempotent. */
    public void revoke(UUID sessionId, Instant at) {
        if (forgetAt.putIfAbsent(sessionId, at.plus(remembered)) == null) {
            listeners.forEach(listener -> listener.accept(sessionId));
        }
    }

    void hear(List<ReceivedEvent> events) {
        for (ReceivedEvent received : events) {
            if (received.event() instanceof SessionRevoked revoked) {
                revoke(revoked.sessionId(), revoked.at());
            }
        }
        Instant now = clock.instant();
        forgetAt.values().removeIf(now::isAfter);
    }
}
