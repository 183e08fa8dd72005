package dev.chorus.post.commenting;

import dev.chorus.events.PostEvent;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.post.commenting.Comments.NewComment;
import dev.chorus.post.publishing.LockedPost;
import dev.chorus.post.publishing.Posts;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Comments on a post that the caller may see. */
@Component
final class WriteComment {
    private final Posts posts;
    private final Comments comments;
    private final Outbox outbox;
    private final Ids ids;
    private final TransactionalOperator transaction;

    WriteComment(Posts posts, Comments comments, Outbox outbox, Ids ids, TransactionalOperator transaction) {
        this.posts = posts;
        this.comments = comments;
        this.outbox = outbox;
        this.ids = ids;
        this.transaction = transaction;
    }

    Mono<Comment> by(UUID userId, UUID postId, String content) {
        return posts.lock(userId, postId)
                .flatMap(post -> comments.add(ids.next(), postId, userId, content)
                        .flatMap(added -> outbox.append(created(post, added)).thenReturn(added.comment())))
                .as(transaction::transactional);
    }

    private PostEvent.CommentCreated created(LockedPost post, NewComment added) {
        Comment comment = added.comment();
        return new PostEvent.CommentCreated(
                ids.next(),
                comment.createdAt(),
                post.id(),
                post.authorId(),
                comment.id(),
                comment.author(),
                comment.content(),
                comment.createdAt(),
                added.likeCount(),
                added.commentCount());
    }
}
