package dev.chorus.post.publishing;

import dev.chorus.events.PostEvent;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.post.publishing.Posts.NewPost;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Publishes a new post. */
@Component
final class PublishPost {
    private final Posts posts;
    private final Outbox outbox;
    private final Ids ids;
    private final TransactionalOperator transaction;

    PublishPost(Posts posts, Outbox outbox, Ids ids, TransactionalOperator transaction) {
        this.posts = posts;
        this.outbox = outbox;
        this.ids = ids;
        this.transaction = transaction;
    }

    Mono<Post> by(UUID userId, String content) {
        return posts.add(ids.next(), userId, content)
                .switchIfEmpty(Mono.error(GenericProblem::unauthenticated))
                .flatMap(added -> outbox.append(created(added)).thenReturn(added.post()))
                .as(transaction::transactional);
    }

    private PostEvent.Created created(NewPost added) {
        Post post = added.post();
        return new PostEvent.Created(
                ids.next(),
                post.createdAt(),
                post.id(),
                post.author(),
                added.authorPrivate(),
                post.content(),
                post.createdAt(),
                post.updatedAt(),
                post.editableUntil(),
                post.likeCount(),
                post.commentCount());
    }
}
