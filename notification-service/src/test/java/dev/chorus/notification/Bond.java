package dev.chorus.notification;

import dev.chorus.events.Author;
import dev.chorus.events.SocialGraphEvent.BlockCreated;
import dev.chorus.events.SocialGraphEvent.BlockRemoved;
import dev.chorus.events.SocialGraphEvent.FollowCreated;
import dev.chorus.events.SocialGraphEvent.FollowRejected;
import dev.chorus.events.SocialGraphEvent.FollowRemoved;
import dev.chorus.events.SocialGraphEvent.FollowRequested;
import dev.chorus.events.SocialGraphEvent.MuteCreated;
import dev.chorus.events.SocialGraphEvent.MuteRemoved;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** One person and another, and what social-graph-service says of what the one does to the other. */
record Bond(Author one, Author other) {

    FollowCreated follows() {
        return followedAt(now());
    }

    FollowCreated followedAt(Instant at) {
        return new FollowCreated(UUID.randomUUID(), at, null, one, other, null);
    }

    FollowRemoved unfollows() {
        return new FollowRemoved(UUID.randomUUID(), now(), null, one.id(), other.id());
    }

    FollowRequested asks() {
        return askedAt(now());
    }

    FollowRequested askedAt(Instant at) {
        return new FollowRequested(UUID.randomUUID(), at, UUID.randomUUID(), one, other);
    }

    FollowRemoved withdraws(FollowRequested request) {
        return new FollowRemoved(UUID.randomUUID(), now(), request.requestId(), one.id(), other.id());
    }

    FollowCreated isAccepted(FollowRequested request) {
        return new FollowCreated(UUID.randomUUID(), now(), request.requestId(), one, other, null);
    }

    FollowRejected isRejected(FollowRequested request) {
        return new FollowRejected(UUID.randomUUID(), now(), request.requestId(), one.id(), other.id());
    }

    BlockCreated blocks() {
        return new BlockCreated(UUID.randomUUID(), now(), one.id(), other.id());
    }

    BlockRemoved unblocks() {
        return new BlockRemoved(UUID.randomUUID(), now(), one.id(), other.id());
    }

    MuteCreated mutes() {
        return new MuteCreated(UUID.randomUUID(), now(), one.id(), other.id());
    }

    MuteRemoved unmutes() {
        return new MuteRemoved(UUID.randomUUID(), now(), one.id(), other.id());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
