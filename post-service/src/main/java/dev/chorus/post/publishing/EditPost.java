package dev.chorus.post.publishing;

import dev.chorus.events.PostEvent;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes the text of a post, by its author and while its edit window is open. */
@Component
final class EditPost {
    private final Posts posts;
    private final Outbox outbox;
    private final Ids ids;
    private final TransactionalOperator transaction;

    EditPost(Posts posts, Outbox outbox, Ids ids, TransactionalOperator transaction) {
        this.posts = posts;
        this.outbox = outbox;
        this.ids = ids;
        this.transaction = transaction;
    }

    Mono<Post> by(UUID userId, UUID postId, String content) {
        return posts.lock(userId, postId)
                .filter(post -> post.isBy(userId))
                .switchIfEmpty(Mono.error(PostProblem.NotTheAuthor::new))
                .flatMap(post -> posts.edit(postId, content)
                        .filter(Boolean::booleanValue)
                        .switchIfEmpty(Mono.error(PostProblem.EditWindowClosed::new))
                        .then(posts.find(userId, postId))
                        .flatMap(edited -> outbox.append(updated(edited, post.authorPrivate()))
                                .thenReturn(edited)))
                .as(transaction::transactional);
    }

    private PostEvent.Updated updated(Post post, boolean authorPrivate) {
        return new PostEvent.Updated(
                ids.next(),
                post.updatedAt(),
                post.id(),
                post.author(),
                authorPrivate,
                post.content(),
                post.createdAt(),
                post.updatedAt(),
                post.editableUntil(),
                post.likeCount(),
                post.commentCount());
    }
}
