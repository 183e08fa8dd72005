package dev.chorus.notification.composing;

import dev.chorus.events.PostEvent;
import dev.chorus.notification.mailbox.Act;
import dev.chorus.notification.mailbox.Draft;
import java.util.Optional;
import java.util.UUID;

/** What an event does to the mailbox of the post's author. */
sealed interface Effect {

    UUID recipientId();

    record Deliver(Draft draft) implements Effect {
        @Override
        public UUID recipientId() {
            return draft.recipientId();
        }
    }

    record TakeBack(UUID recipientId, Act act) implements Effect {}

    record TakeBackAll(UUID recipientId, UUID postId) implements Effect {}

    /** Empty if there is no one to tell: no one hears of their own acts. */
    static Optional<Effect> of(PostEvent event) {
        Effect effect = switch (event) {
            case PostEvent.Liked liked -> new Deliver(NotifyLike.of(liked));
            case PostEvent.Unliked unliked ->
                new TakeBack(unliked.authorId(), Act.like(unliked.postId(), unliked.likerId()));
            case PostEvent.CommentCreated comment -> new Deliver(NotifyComment.of(comment));
            case PostEvent.CommentDeleted comment ->
                new TakeBack(comment.authorId(), Act.comment(comment.commentId(), comment.commenterId()));
            case PostEvent.Deleted deleted -> new TakeBackAll(deleted.authorId(), deleted.postId());
            case PostEvent.Created _, PostEvent.Updated _ -> null;
        };
        return Optional.ofNullable(effect).filter(wanted -> !wanted.ownAct());
    }

    private boolean ownAct() {
        return switch (this) {
            case Deliver(Draft draft) -> draft.act().actorId().equals(draft.recipientId());
            case TakeBack(UUID recipientId, Act act) -> act.actorId().equals(recipientId);
            case TakeBackAll _ -> false;
        };
    }
}
