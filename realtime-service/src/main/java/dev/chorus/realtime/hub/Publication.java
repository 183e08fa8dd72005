package dev.chorus.realtime.hub;

import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.engineio.PreparedPacket;
import java.time.Instant;
import java.util.UUID;

/** Something for the hub to carry out on every shard. Publications take effect in the order in which they are made. */
public sealed interface Publication {

    /**
     * Goes to every socket in the room that may hear it.
     *
     * @param at when what is told was committed
     */
    record Push(Room room, Hearing hearing, PreparedPacket packet, Instant at) implements Publication {}

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
     * An author has gone private, or public again. While private, nobody but followers is in the rooms of the author's
     * posts: the others leave, and who was let in on older knowledge does not enter.
     */
    record AuthorVisibility(UUID authorId, boolean closed) implements Publication {}

    /** The account is gone: everyone leaves the rooms of its posts. */
    record AuthorErased(UUID authorId) implements Publication {}

    /** Someone no longer follows an author, and leaves the rooms of the author's posts if these are private. */
    record Unfollowing(UUID followerId, UUID authorId) implements Publication {}

    /** One of the two has blocked the other: each leaves the rooms of the other's posts. */
    record Severance(UUID oneId, UUID otherId) implements Publication {}
}
