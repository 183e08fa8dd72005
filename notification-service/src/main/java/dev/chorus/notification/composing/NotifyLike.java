package dev.chorus.notification.composing;

import dev.chorus.events.PostEvent;
import dev.chorus.notification.mailbox.Act;
import dev.chorus.notification.mailbox.Draft;
import java.util.UUID;

/** Tells the author of a post who liked it. */
final class NotifyLike {
    private NotifyLike() {}

    static Draft of(PostEvent.Liked liked) {
        return new Draft(
                liked.authorId(),
                Act.like(liked.postId(), liked.liker().id()),
                liked.postId(),
                "New Like",
                liked.liker().displayName() + " liked your post",
                MetadataJson.write(new Metadata(
                        liked.postId(), liked.liker().id(), liked.liker().username())),
                liked.at());
    }

    private record Metadata(UUID postId, UUID likerId, String likerUsername) {}
}
