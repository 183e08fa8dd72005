package dev.chorus.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows, blocks and mutes. Topic {@code chorus.social-graph.v1}, keyed by the one who is followed, blocked or muted,
 * published by social-graph-service.
 */
public sealed interface SocialGraphEvent extends DomainEvent {

    /** Someone asks to follow a private account. */
    @EventType("follow.requested")
    record FollowRequested(UUID id, Instant at, UUID requestId, Author follower, Author followee)
            implements SocialGraphEvent {
        @Override
        public UUID subject() {
            return followee.id();
        }
    }

    /**
     * @param requestId the request that was accepted, or null for a follow that needed none
     * @param mutual whether the followee follows the follower, too; null in events older than this field
     */
    @EventType("follow.created")
    record FollowCreated(
            UUID id,
            Instant at,
            @Nullable UUID requestId,
            Author follower,
            Author followee,
            @Nullable Boolean mutual) implements SocialGraphEvent {
        @Override
        public UUID subject() {
            return followee.id();
        }
    }

    /** @param requestId the pending request that was withdrawn, or null for a follow that ended */
    @EventType("follow.removed")
    record FollowRemoved(UUID id, Instant at, @Nullable UUID requestId, UUID followerId, UUID followeeId)
            implements SocialGraphEvent {
        @Override
        public UUID subject() {
            return followeeId;
        }
    }

    /** The follower learns nothing of it. */
    @EventType("follow.rejected")
    record FollowRejected(UUID id, Instant at, UUID requestId, UUID followerId, UUID followeeId)
            implements SocialGraphEvent {
        @Override
        public UUID subject() {
            return followeeId;
        }
    }

    /** The follows and requests between the two end with events of their own. */
    @EventType("block.created")
    record BlockCreated(UUID id, Instant at, UUID blockerId, UUID blockedId) implements SocialGraphEvent {
        @Override
        public UUID subject() {
            return blockedId;
        }
    }

    @EventType("block.removed")
    record BlockRemoved(UUID id, Instant at, UUID blockerId, UUID blockedId) implements SocialGraphEvent {
        @Override
        public UUID subject() {
            return blockedId;
        }
    }

    @EventType("mute.created")
    record MuteCreated(UUID id, Instant at, UUID muterId, UUID mutedId) implements SocialGraphEvent {
        @Override
        public UUID subject() {
            return mutedId;
        }
    }

    @EventType("mute.removed")
    record MuteRemoved(UUID id, Instant at, UUID muterId, UUID mutedId) implements SocialGraphEvent {
        @Override
        public UUID subject() {
            return mutedId;
        }
    }
}
