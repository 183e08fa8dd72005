package dev.chorus.notification.composing;

import dev.chorus.events.PostEvent;
import dev.chorus.notification.mailbox.Act;
import dev.chorus.notification.mailbox.Draft;
import java.util.UUID;

/** Tells the author of a post who commented on it. */
final class NotifyComment {
    private NotifyComment() {}

    static Draft of(PostEvent.CommentCreated comment) {
        return new Draft(
                comment.authorId(),
                Act.comment(comment.commentId(), comment.commenter().id()),
                comment.postId(),
                "New Comment",
                comment.commenter().displayName() + " commented on your post",
                MetadataJson.write(new Metadata(
                        comment.postId(),
                        comment.commentId(),
                        comment.commenter().id(),
                        comment.commenter().username())),
                comment.at());
    }

    private record Metadata(UUID postId, UUID commentId, UUID commenterId, String commenterUsername) {}
}
