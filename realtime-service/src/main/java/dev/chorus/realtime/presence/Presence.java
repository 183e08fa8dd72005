package dev.chorus.realtime.presence;

import dev.chorus.events.SignalEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who is online, as all nodes say: whoever is connected to a living node, and for a time after. Goes by the times that the
 * nodes give, so their clocks must agree within seconds. Thread-safe.
 */
@Component
final class Presence {
    private final Map<UUID, Map<UUID, Instant>> nodesOfUsers = new HashMap<>();
    private final Map<UUID, Instant> heardOfNodes = new HashMap<>();
    private final Map<UUID, Instant> leaving = new HashMap<>();
    private final PresenceSettings settings;
    private final Clock clock;
    private final ThisNode self;

    Presence(PresenceSettings settings, Clock clock, ThisNode self) {
        this.settings = settings;
        this.clock = clock;
        this.self = self;
    }

    /** Someone has come online, or has gone. */
    record Change(UUID userId, boolean online) {}

    synchronized boolean isOnline(UUID userId) {
        return nodesOfUsers.containsKey(userId) || leaving.containsKey(userId);
    }

    synchronized List<Change> apply(SignalEvent.NodeAlive alive) {
        hear(alive.nodeId(), alive.at());
        return List.of();
    }

    /** What comes of it at once: nobody goes at once. */
    synchronized List<Change> apply(SignalEvent.Presence signal) {
        UUID userId = signal.userId();
        hear(signal.nodeId(), signal.at());
        if (!signal.connected()) {
            remove(userId, signal.nodeId());
            return List.of();
        }
        if (isDead(signal.nodeId(), clock.instant())) {
            return List.of();
        }
        boolean wasOnline = isOnline(userId);
        leaving.remove(userId);
        nodesOfUsers.computeIfAbsent(userId, _ -> new HashMap<>(2)).put(signal.nodeId(), signal.at());
        return wasOnline ? List.of() : List.of(new Change(userId, true));
    }

    /** Looks for nodes that have died, and tells who has been gone for long enough. */
    synchronized List<Change> look() {
        Instant now = clock.instant();
        List<UUID> dead = heardOfNodes.keySet().stream()
                .filter(nodeId -> isDead(nodeId, now))
                .toList();
        for (UUID nodeId : dead) {
            heardOfNodes.remove(nodeId);
            List.copyOf(nodesOfUsers.keySet()).forEach(userId -> remove(userId, nodeId));
        }
        List<Change> changes = new ArrayList<>();
        leaving.entrySet().removeIf(gone -> {
            boolean over = !now.isBefore(gone.getValue().plus(settings.grace()));
            if (over) {
                changes.add(new Change(gone.getKey(), false));
            }
            return over;
        });
        return changes;
    }

    private void hear(UUID nodeId, Instant at) {
        heardOfNodes.merge(nodeId, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** This node is alive, whether or not its signals get through. */
    private boolean isDead(UUID nodeId, Instant now) {
        Instant heard = heardOfNodes.getOrDefault(nodeId, Instant.EPOCH);
        return !nodeId.equals(self.id()) && now.isAfter(heard.plus(settings.silence()));
    }

    private void remove(UUID userId, UUID nodeId) {
        Map<UUID, Instant> nodes = nodesOfUsers.get(userId);
        if (nodes != null && nodes.remove(nodeId) != null && nodes.isEmpty()) {
            nodesOfUsers.remove(userId);
            leaving.put(userId, clock.instant());
        }
    }
}
