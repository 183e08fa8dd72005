package dev.chorus.notification;

import dev.chorus.events.Author;
import dev.chorus.events.PostEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A post, and what post-service says of it. */
record Post(UUID id, Author author) {

    static Post by(Author author) {
        return new Post(UUID.randomUUID(), author);
    }

    PostEvent.Liked likedBy(Author liker) {
        return likedBy(liker, now());
    }

    PostEvent.Liked likedBy(Author liker, Instant at) {
        return new PostEvent.Liked(UUID.randomUUID(), at, id, author.id(), liker, 1, 0);
    }

    PostEvent.Unliked unlikedBy(Author liker) {
        return new PostEvent.Unliked(UUID.randomUUID(), now(), id, author.id(), liker.id(), 0, 0);
    }

    PostEvent.CommentCreated commentedBy(Author commenter) {
        Instant at = now();
        return new PostEvent.CommentCreated(
                UUID.randomUUID(), at, id, author.id(), UUID.randomUUID(), commenter, "Well said", at, 0, 1);
    }

    PostEvent.CommentDeleted without(PostEvent.CommentCreated comment) {
        return new PostEvent.CommentDeleted(
                UUID.randomUUID(),
                now(),
                id,
                author.id(),
                comment.commentId(),
                comment.commenter().id(),
                0,
                0);
    }

    PostEvent.Deleted deleted() {
        return new PostEvent.Deleted(UUID.randomUUID(), now(), id, author.id(), false);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
