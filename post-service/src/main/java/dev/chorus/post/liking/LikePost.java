package dev.chorus.post.liking;

import dev.chorus.events.PostEvent;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.post.liking.Likes.Change;
import dev.chorus.post.publishing.LockedPost;
import dev.chorus.post.publishing.Posts;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Likes a post and takes a like back. What changes nothing emits nothing. */
@Component
final class LikePost {
    private final Posts posts;
    private final Likes likes;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;

    LikePost(Posts posts, Likes likes, Outbox outbox, Ids ids, Clock clock, TransactionalOperator transaction) {
        this.posts = posts;
        this.likes = likes;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    Mono<LikeState> toggle(UUID userId, UUID postId) {
        return posts.lock(userId, postId)
                .flatMap(post -> likes.toggle(postId, userId).flatMap(change -> changed(post, change)))
                .as(transaction::transactional);
    }

    Mono<LikeState> add(UUID userId, UUID postId) {
        return posts.lock(userId, postId)
                .flatMap(post -> likes.add(postId, userId)
                        .flatMap(change -> changed(post, change))
                        .defaultIfEmpty(new LikeState(true, post.likeCount())))
                .as(transaction::transactional);
    }

    Mono<LikeState> remove(UUID userId, UUID postId) {
        return posts.lock(userId, postId)
                .flatMap(post -> likes.remove(postId, userId)
                        .flatMap(change -> changed(post, change))
                        .defaultIfEmpty(new LikeState(false, post.likeCount())))
                .as(transaction::transactional);
    }

    private Mono<LikeState> changed(LockedPost post, Change change) {
        return outbox.append(event(post, change)).thenReturn(new LikeState(change.liked(), change.likeCount()));
    }

    private PostEvent event(LockedPost post, Change change) {
        return change.liked()
                ? new PostEvent.Liked(
                        ids.next(),
                        clock.instant(),
                        post.id(),
                        post.authorId(),
                        change.liker(),
                        change.likeCount(),
                        change.commentCount())
                : new PostEvent.Unliked(
                        ids.next(),
                        clock.instant(),
                        post.id(),
                        post.authorId(),
                        change.liker().id(),
                        change.likeCount(),
                        change.commentCount());
    }
}
