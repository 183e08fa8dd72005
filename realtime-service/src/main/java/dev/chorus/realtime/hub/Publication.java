package dev.chorus.realtime.hub;

import dev.chorus.realtime.engineio.PreparedPacket;
import java.time.Instant;
import java.util.UUID;

/** Something for the hub to carry out on every shard. Publications take effect in the order in which they are made. */
public sealed interface Publication {

    /**
     * Goes to every socket in the room.
     *
     * @param at when what is told was committed
     */
    record Push(Room room, PreparedPacket packet, Instant at) implements Publication {}

    /**
     * A state of which only the newest matters: at most one in each interval reaches a room, the first at once, and the
     * newest always.
     *
     * @param at when what is told was committed
     */
    record Latest(Room.Post room, PreparedPacket packet, Instant at) implements Publication {}

    /** Everyone leaves the room. */
    record Eviction(Room.Post room) implements Publication {}

    /**
     * An author has gone private, or public again. While private, nobody else is in the rooms of the author's posts:
     * those who are there leave, and who was let in on older knowledge does not enter.
     */
    record AuthorVisibility(UUID authorId, boolean closed) implements Publication {}
}
