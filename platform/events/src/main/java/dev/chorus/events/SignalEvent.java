package dev.chorus.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What crosses the nodes of the edge and need not last. Topic {@code chorus.signals.v1}, published by realtime-service,
 * keyed by the user whom it is about, and kept for minutes only.
 */
public sealed interface SignalEvent extends DomainEvent {

    /** Someone is typing to someone, or has stopped. Sent only where a message would be delivered directly. */
    @EventType("typing")
    record Typing(UUID id, Instant at, UUID userId, UUID receiverId, boolean typing) implements SignalEvent {
        @Override
        public UUID subject() {
            return userId;
        }
    }

    /**
     * Someone has a device connected to a node, or no longer. Repeated now and then while it holds. Never sent of those
     * who hide their presence.
     *
     * @param nodeId new each time a node starts
     */
    @EventType("presence")
    record Presence(UUID id, Instant at, UUID userId, UUID nodeId, boolean connected) implements SignalEvent {
        @Override
        public UUID subject() {
            return userId;
        }
    }

    /** A node says every few seconds that it is there: what a silent one has said of its users holds no longer. */
    @EventType("node.alive")
    record NodeAlive(UUID id, Instant at, UUID nodeId) implements SignalEvent {
        @Override
        public UUID subject() {
            return nodeId;
        }
    }

    /**
     * The rooms of posts in which a socket's session is. Said after changes and repeated now and then, so that any node that
     * the client comes back to after a loss can put it there again.
     *
     * @param sessionKey the same before and after the loss
     * @param rooms the posts' ids
     * @param since when the session came to the node that says this: of two, the later one holds
     */
    @EventType("session.rooms")
    record SessionRooms(UUID id, Instant at, UUID sessionKey, UUID userId, List<UUID> rooms, Instant since)
            implements SignalEvent {
        @Override
        public UUID subject() {
            return userId;
        }
    }
}
