package dev.chorus.notification.composing;

import dev.chorus.events.Author;
import dev.chorus.events.SocialGraphEvent;
import dev.chorus.notification.following.FollowMetadata;
import dev.chorus.notification.following.RequestStatus;
import dev.chorus.notification.mailbox.Act;
import dev.chorus.notification.mailbox.Draft;
import java.util.UUID;

/** Tells people who follows them or asks to, and those who asked that they may. */
final class NotifyFollow {
    private NotifyFollow() {}

    static Draft of(SocialGraphEvent.FollowRequested requested) {
        Author follower = requested.follower();
        UUID followeeId = requested.followee().id();
        return new Draft(
                followeeId,
                Act.followRequest(followeeId, follower.id()),
                null,
                "New Follow Request",
                follower.displayName() + " asked to follow you",
                FollowMetadata.of(follower, requested.requestId(), RequestStatus.PENDING)
                        .write(),
                requested.at());
    }

    static Draft of(SocialGraphEvent.FollowCreated created) {
        Author follower = created.follower();
        UUID followeeId = created.followee().id();
        return new Draft(
                followeeId,
                Act.follow(followeeId, follower.id()),
                null,
                "New Follower",
                follower.displayName() + " started following you",
                FollowMetadata.of(follower).write(),
                created.at());
    }

    /** Names the one who acted, as all notifications do: here the followee. */
    static Draft ofAcceptance(SocialGraphEvent.FollowCreated accepted, UUID requestId) {
        Author followee = accepted.followee();
        return new Draft(
                accepted.follower().id(),
                Act.followAcceptance(requestId, followee.id()),
                null,
                "Follow Request Accepted",
                followee.displayName() + " accepted your request",
                FollowMetadata.of(followee, requestId, RequestStatus.ACCEPTED).write(),
                accepted.at());
    }
}
