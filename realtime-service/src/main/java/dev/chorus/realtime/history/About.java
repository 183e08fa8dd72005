package dev.chorus.realtime.history;

import dev.chorus.events.Author;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.MessageEvent;
import dev.chorus.events.NotificationEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.SignalEvent;
import dev.chorus.events.SocialGraphEvent;
import dev.chorus.events.UserEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a push shows: it is hidden once that is gone. A push that only tells of an end shows nothing, and is never hidden.
 *
 * @param id of what is shown
 * @param personId whose it is
 * @param post whether it is a post, and so hidden from strangers once that person is private
 */
public record About(@Nullable UUID id, @Nullable UUID personId, boolean post) {
    private static final About NOTHING = new About(null, null, false);

    public static About of(DomainEvent event) {
        return switch (event) {
            case PostEvent.Created created -> post(created.postId(), created.author());
            case PostEvent.Updated updated -> post(updated.postId(), updated.author());
            case PostEvent.CommentCreated comment ->
                new About(comment.commentId(), comment.commenter().id(), false);
            case NotificationEvent.Created created -> new About(created.notificationId(), created.actorId(), false);
            case MessageEvent.Sent sent -> new About(null, sent.sender().id(), false);
            case MessageEvent.RequestAccepted accepted ->
                new About(null, accepted.sender().id(), false);
            case PostEvent _, NotificationEvent _, MessageEvent _, UserEvent _, SocialGraphEvent _, SignalEvent _ ->
                NOTHING;
        };
    }

    private static About post(UUID id, Author author) {
        return new About(id, author.id(), true);
    }
}
