package dev.chorus.post.commenting;

import dev.chorus.events.PostEvent;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.post.commenting.Comments.Counts;
import dev.chorus.post.publishing.LockedPost;
import dev.chorus.post.publishing.Posts;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Deletes a comment, by its author or the post's. */
@Component
final class DeleteComment {
    private final Posts posts;
    private final Comments comments;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;

    DeleteComment(
            Posts posts, Comments comments, Outbox outbox, Ids ids, Clock clock, TransactionalOperator transaction) {
        this.posts = posts;
        this.comments = comments;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    Mono<Void> by(UUID userId, UUID postId, UUID commentId) {
        return posts.lock(userId, postId)
                .flatMap(post -> comments.author(userId, postId, commentId)
                        .switchIfEmpty(Mono.error(CommentProblem.NotFound::new))
                        .filter(commenterId -> commenterId.equals(userId) || post.isBy(userId))
                        .switchIfEmpty(Mono.error(CommentProblem.NotYours::new))
                        .flatMap(commenterId -> comments.delete(commentId)
                                .flatMap(counts -> outbox.append(deleted(post, commentId, commenterId, counts)))))
                .as(transaction::transactional);
    }

    private PostEvent.CommentDeleted deleted(LockedPost post, UUID commentId, UUID commenterId, Counts counts) {
        return new PostEvent.CommentDeleted(
                ids.next(),
                clock.instant(),
                post.id(),
                post.authorId(),
                commentId,
                commenterId,
                counts.likeCount(),
                counts.commentCount());
    }
}
