package dev.chorus.realtime.hub;

import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.position.Position;
import dev.chorus.realtime.socketio.OpenEvent;
import java.time.Instant;
import java.util.UUID;

/** Something for the hub to carry out on every shard. Publications take effect in the order in which they are made. */
public sealed interface Publication {

    /**
     * What follows stands at this position of the topics.
     *
     * @param number of the last push from the topics on this node that has come before, or follows with this
     */
    record Advance(long number, Position position) implements Publication {}

    /**
     * Goes to every socket in the room that may hear it, and ends with the offset of the position at which it stands: one
     * encoding for all sockets of the node.
     *
     * @param at when what is told was committed
     */
    record Push(Room room, Hearing hearing, PreparedPacket packet, Instant at) implements Publication {}

    /**
     * As a push, but of something that is not from the topics or not numbered yet: it ends with where each shard stands
     * when it writes it.
     *
     * @param at when what is told was committed
     */
    record Announcement(Room room, Hearing hearing, OpenEvent event, Instant at) implements Publication {}

    /**
     * A state of which only the newest matters: at most one in each interval reaches a room, the first at once, and the
     * newest always. Ends with where the shard stands when it writes it, which may be later than the state.
     *
     * @param at when what is told was committed
     */
    record Latest(Room.Post room, OpenEvent event, Instant at) implements Publication {}

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
