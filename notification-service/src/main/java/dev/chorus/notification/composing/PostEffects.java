package dev.chorus.notification.composing;

import dev.chorus.events.PostEvent;
import dev.chorus.notification.mailbox.Act;
import dev.chorus.notification.mailbox.Draft;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What happens to posts, for the mailboxes of their authors. */
final class PostEffects {
    /** Those that never have one. */
    static final Set<Class<? extends PostEvent>> NONE = Set.of(PostEvent.Created.class, PostEvent.Updated.class);

    private PostEffects() {}

    /** Empty if there is no one to tell: no one hears of their own acts. */
    static Optional<Effect> of(PostEvent event) {
        return switch (event) {
            case PostEvent.Liked liked -> deliver(NotifyLike.of(liked));
            case PostEvent.Unliked unliked ->
                takeBack(unliked.authorId(), Act.like(unliked.postId(), unliked.likerId()));
            case PostEvent.CommentCreated comment -> deliver(NotifyComment.of(comment));
            case PostEvent.CommentDeleted comment ->
                takeBack(comment.authorId(), Act.comment(comment.commentId(), comment.commenterId()));
            case PostEvent.Deleted deleted -> Optional.of(new Effect.TakeBackAll(deleted.authorId(), deleted.postId()));
            case PostEvent.Created _, PostEvent.Updated _ -> Optional.empty();
        };
    }

    private static Optional<Effect> deliver(Draft draft) {
        return draft.act().actorId().equals(draft.recipientId())
                ? Optional.empty()
                : Optional.of(new Effect.Deliver(draft));
    }

    private static Optional<Effect> takeBack(UUID recipientId, Act act) {
        return act.actorId().equals(recipientId)
                ? Optional.empty()
                : Optional.of(new Effect.TakeBack(recipientId, act));
    }
}
