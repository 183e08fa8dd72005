package dev.chorus.notification.composing;

import dev.chorus.events.SocialGraphEvent;
import dev.chorus.notification.audience.Silence;
import dev.chorus.notification.audience.Silence.Kind;
import dev.chorus.notification.following.RequestStatus;
import dev.chorus.notification.following.SettledRequest;
import dev.chorus.notification.mailbox.Act;
import java.util.List;
import java.util.UUID;

/** What happens between people, for the mailboxes of both. */
final class SocialGraphEffects {
    private SocialGraphEffects() {}

    static List<Effect> of(SocialGraphEvent event) {
        return switch (event) {
            case SocialGraphEvent.FollowRequested requested -> List.of(new Effect.Ask(NotifyFollow.of(requested)));
            case SocialGraphEvent.FollowCreated created -> created(created);
            case SocialGraphEvent.FollowRemoved removed -> List.of(removed(removed));
            case SocialGraphEvent.FollowRejected rejected ->
                List.of(settle(
                        rejected.requestId(), rejected.followerId(), rejected.followeeId(), RequestStatus.REJECTED));
            case SocialGraphEvent.BlockCreated block ->
                List.of(new Effect.Begin(new Silence(Kind.BLOCK, block.blockerId(), block.blockedId())));
            case SocialGraphEvent.BlockRemoved block ->
                List.of(new Effect.End(new Silence(Kind.BLOCK, block.blockerId(), block.blockedId())));
            case SocialGraphEvent.MuteCreated mute ->
                List.of(new Effect.Begin(new Silence(Kind.MUTE, mute.muterId(), mute.mutedId())));
            case SocialGraphEvent.MuteRemoved mute ->
                List.of(new Effect.End(new Silence(Kind.MUTE, mute.muterId(), mute.mutedId())));
        };
    }

    private static List<Effect> created(SocialGraphEvent.FollowCreated created) {
        UUID requestId = created.requestId();
        if (requestId == null) {
            return List.of(new Effect.Deliver(NotifyFollow.of(created)));
        }
        return List.of(
                settle(requestId, created.follower().id(), created.followee().id(), RequestStatus.ACCEPTED),
                new Effect.Deliver(NotifyFollow.ofAcceptance(created, requestId)));
    }

    private static Effect removed(SocialGraphEvent.FollowRemoved removed) {
        UUID requestId = removed.requestId();
        return requestId == null
                ? new Effect.TakeBack(removed.followeeId(), Act.follow(removed.followeeId(), removed.followerId()))
                : settle(requestId, removed.followerId(), removed.followeeId(), RequestStatus.WITHDRAWN);
    }

    private static Effect settle(UUID requestId, UUID followerId, UUID followeeId, RequestStatus status) {
        return new Effect.Settle(new SettledRequest(requestId, followerId, followeeId, status));
    }
}
