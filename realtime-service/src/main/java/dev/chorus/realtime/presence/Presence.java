package dev.chorus.realtime.presence;

import dev.chorus.events.SignalEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who is online, as all nodes say: whoever is connected to a living node, and for a time after. Goes by the times that the
 * nodes give, so their clocks must agree within seconds. Thread-safe.
 */
@Component
final class Presence {
    private final Map<UUID, Set<UUID>> nodesOfUsers = new HashMap<>();
    private final Map<UUID, Instant> heardOfNodes = new HashMap<>();
    private final Map<UUID, Instant> leaving = new HashMap<>();

    /**
     * By node, who was said to be connected to it, and when, while it was not known to be alive. Whoever reads back hears of
     * users before, in other partitions, the node's later signs of life are read.
     */
    private final Map<UUID, Map<UUID, Instant>> unproven = new HashMap<>();

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
        return hear(alive.nodeId(), alive.at());
    }

    /** What comes of it at once: nobody goes at once. */
    synchronized List<Change> apply(SignalEvent.Presence signal) {
        UUID nodeId = signal.nodeId();
        Map<UUID, Instant> said = unproven.computeIfAbsent(nodeId, _ -> new HashMap<>());
        if (signal.connected()) {
            said.put(signal.userId(), signal.at());
        } else {
            said.remove(signal.userId());
            remove(signal.userId(), nodeId);
        }
        return hear(nodeId, signal.at());
    }

    /** Looks for nodes that have died, and tells who has been gone for long enough. */
    synchronized List<Change> look() {
        Instant now = clock.instant();
        forgetUnproven(now.minus(settings.readBack()));
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

    /** The node lived then. If that is recent enough, whoever was said to be connected to it is. */
    private List<Change> hear(UUID nodeId, Instant at) {
        heardOfNodes.merge(nodeId, at, (one, other) -> one.isAfter(other) ? one : other);
        if (isDead(nodeId, clock.instant())) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        for (UUID userId : unproven.getOrDefault(nodeId, Map.of()).keySet()) {
            if (!isOnline(userId)) {
                changes.add(new Change(userId, true));
            }
            leaving.remove(userId);
            nodesOfUsers.computeIfAbsent(userId, _ -> new HashSet<>(2)).add(nodeId);
        }
        unproven.remove(nodeId);
        return changes;
    }

    private void forgetUnproven(Instant before) {
        unproven.values().removeIf(said -> {
            said.values().removeIf(at -> at.isBefore(before));
            return said.isEmpty();
        });
    }

    /** This node is alive, whether or not its signals get through. */
    private boolean isDead(UUID nodeId, Instant now) {
        Instant heard = heardOfNodes.getOrDefault(nodeId, Instant.EPOCH);
        return !nodeId.equals(self.id()) && now.isAfter(heard.plus(settings.silence()));
    }

    private void remove(UUID userId, UUID nodeId) {
        Set<UUID> nodes = nodesOfUsers.get(userId);
        if (nodes != null && nodes.remove(nodeId) && nodes.isEmpty()) {
            nodesOfUsers.remove(userId);
            leaving.put(userId, clock.instant());
        }
    }
}
