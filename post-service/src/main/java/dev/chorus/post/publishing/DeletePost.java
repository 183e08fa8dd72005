package dev.chorus.post.publishing;

import dev.chorus.events.PostEvent;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Deletes a post with everything under it, by its author and at any time. */
@Component
final class DeletePost {
    private final Posts posts;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;

    DeletePost(Posts posts, Outbox outbox, Ids ids, Clock clock, TransactionalOperator transaction) {
        this.posts = posts;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    Mono<Void> by(UUID userId, UUID postId) {
        return posts.lock(userId, postId)
                .filter(post -> post.isBy(userId))
                .switchIfEmpty(Mono.error(PostProblem.NotTheAuthor::new))
                .flatMap(post -> posts.delete(postId).then(outbox.append(deleted(post))))
                .as(transaction::transactional);
    }

    private PostEvent.Deleted deleted(LockedPost post) {
        return new PostEvent.Deleted(ids.next(), clock.instant(), post.id(), post.authorId(), post.authorPrivate());
    }
}
