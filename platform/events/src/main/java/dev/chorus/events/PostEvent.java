package dev.chorus.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Posts, likes and comments. Topic {@code chorus.posts.v1}, keyed by post id, published by post-service.
 *
 * <p>{@code likeCount} and {@code commentCount} are the post's counts right after the change.
 */
public sealed interface PostEvent extends DomainEvent {

    UUID postId();

    @Override
    default UUID subject() {
        return postId();
    }

    /** A post as everyone who may see it sees it. {@code authorPrivate} holds for the moment of the event. */
    @EventType("post.created")
    record Created(
            UUID id,
            Instant at,
            UUID postId,
            Author author,
            boolean authorPrivate,
            @Personal("author.id") String content,
            Instant createdAt,
            Instant updatedAt,
            Instant editableUntil,
            long likeCount,
            long commentCount)
            implements PostEvent {}

    @EventType("post.updated")
    record Updated(
            UUID id,
            Instant at,
            UUID postId,
            Author author,
            boolean authorPrivate,
            @Personal("author.id") String content,
            Instant createdAt,
            Instant updatedAt,
            Instant editableUntil,
            long likeCount,
            long commentCount)
            implements PostEvent {}

    @EventType("post.deleted")
    record Deleted(UUID id, Instant at, UUID postId, UUID authorId, boolean authorPrivate) implements PostEvent {}

    @EventType("post.liked")
    record Liked(UUID id, Instant at, UUID postId, UUID authorId, Author liker, long likeCount, long commentCount)
            implements PostEvent {}

    @EventType("post.unliked")
    record Unliked(UUID id, Instant at, UUID postId, UUID authorId, UUID likerId, long likeCount, long commentCount)
            implements PostEvent {}

    @EventType("comment.created")
    record CommentCreated(
            UUID id,
            Instant at,
            UUID postId,
            UUID authorId,
            UUID commentId,
            Author commenter,
            @Personal("commenter.id") String content,
            Instant createdAt,
            long likeCount,
            long commentCount)
            implements PostEvent {}

    @EventType("comment.deleted")
    record CommentDeleted(
            UUID id,
            Instant at,
            UUID postId,
            UUID authorId,
            UUID commentId,
            UUID commenterId,
            long likeCount,
            long commentCount)
            implements PostEvent {}
}
