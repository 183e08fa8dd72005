package dev.chorus.realtime.feed;

import dev.chorus.events.SocialGraphEvent;
import dev.chorus.realtime.audience.Audiences;
import dev.chorus.realtime.hub.Publication;
import dev.chorus.realtime.hub.Publication.Severance;
import dev.chorus.realtime.hub.Publication.Unfollowing;
import java.util.List;
import org.springframework.stereotype.Component;

/** How those who are connected stand to others, from now on, and who therefore leaves which rooms. */
@Component
final class SocialGraphFeed {
    private final Audiences audiences;

    SocialGraphFeed(Audiences audiences) {
        this.audiences = audiences;
    }

    List<Publication> publications(SocialGraphEvent event) {
        audiences.apply(event);
        return switch (event) {
            case SocialGraphEvent.FollowRemoved follow ->
                List.of(new Unfollowing(follow.followerId(), follow.followeeId()));
            case SocialGraphEvent.BlockCreated block -> List.of(new Severance(block.blockerId(), block.blockedId()));
            case SocialGraphEvent.FollowRequested _,
                    SocialGraphEvent.FollowCreated _,
                    SocialGraphEvent.FollowRejected _,
                    SocialGraphEvent.BlockRemoved _,
                    SocialGraphEvent.MuteCreated _,
                    SocialGraphEvent.MuteRemoved _ -> List.of();
        };
    }
}
