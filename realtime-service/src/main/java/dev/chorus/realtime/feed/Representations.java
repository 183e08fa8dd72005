package dev.chorus.realtime.feed;

import dev.chorus.events.Author;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is pushed: as over REST, but for what depends on who is looking. */
final class Representations {
    private Representations() {}

    record Post(
            UUID id,
            Author author,
            String content,
            Instant createdAt,
            Instant updatedAt,
            Instant editableUntil,
            long likeCount,
            long commentCount) {}

    record DeletedPost(UUID id) {}

    record PostStats(UUID postId, long likeCount, long commentCount) {}

    record Comment(UUID id, UUID postId, Author author, String content, Instant createdAt) {}

    record DeletedComment(UUID id, UUID postId) {}

    record Message(
            UUID id,
            UUID conversationId,
            UUID senderId,
            UUID receiverId,
            String content,
            @Nullable String clientMessageId,
            String status,
            Instant createdAt,
            @Nullable Instant readAt) {}

    record MessageRead(UUID conversationId, UUID readerId, UUID messageId, Instant readAt) {}

    /** @param metadata a JSON object, as text */
    record Notification(
            UUID id,
            UUID userId,
            String type,
            String title,
            String content,
            String metadata,
            boolean read,
            Instant createdAt) {}
}
