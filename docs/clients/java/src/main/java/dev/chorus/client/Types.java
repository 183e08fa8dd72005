package dev.chorus.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The representations, named and made as {@code docs/openapi.yaml} and {@code docs/asyncapi.yaml} describe them. */
public final class Types {
    private Types() {}

    /** One page of a list; null on the last one. */
    public record Page<T>(List<T> items, @Nullable String nextCursor) {}

    public record NotificationPage(
            List<Notification> items, @Nullable String nextCursor, int unreadCount) {}

    public record Tokens(String accessToken, String refreshToken, String tokenType, long expiresIn, OwnUser user) {

        /** Keeps the tokens out of logs. */
        @Override
        public String toString() {
            return "Tokens[user=" + user.id() + "]";
        }
    }

    public record OwnUser(
            String id,
            String username,
            String displayName,
            @JsonProperty("private") boolean isPrivate,
            Instant createdAt,
            String email,
            boolean presenceHidden) {}

    public record Session(
            String id,
            Instant createdAt,
            Instant lastUsedAt,
            @Nullable String userAgent,
            boolean current) {}

    public record Author(String id, String username, String displayName) {}

    public record Profile(
            String id,
            String username,
            String displayName,
            @JsonProperty("private") boolean isPrivate,
            Instant createdAt,
            long followerCount,
            long followingCount,
            long postCount,
            Relation relation) {}

    public record Relation(String following, boolean followedBy, boolean blocked, boolean muted) {}

    public record Post(
            String id,
            Author author,
            String content,
            Instant createdAt,
            Instant updatedAt,
            Instant editableUntil,
            long likeCount,
            long commentCount,
            boolean liked) {}

    public record LikeState(boolean liked, long likeCount) {}

    public record Comment(String id, String postId, Author author, String content, Instant createdAt) {}

    public record FollowState(String status) {}

    public record BlockState(boolean blocked) {}

    public record MuteState(boolean muted) {}

    public record FollowRequest(String id, Author user, Instant createdAt) {}

    public record DecidedRequest(String id, String status) {}

    public record Message(
            String id,
            String conversationId,
            String senderId,
            String receiverId,
            String content,
            @Nullable String clientMessageId,
            String status,
            Instant createdAt,
            @Nullable Instant readAt) {}

    public record Conversation(String id, Author user, Message lastMessage, long unreadCount) {}

    public record MessageRequest(String id, Author user, Message message, Instant createdAt) {}

    /** @param metadata a JSON object as text: by {@code type} one of the records whose name ends so */
    public record Notification(
            String id,
            String userId,
            String type,
            String title,
            String content,
            String metadata,
            boolean read,
            Instant createdAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FollowMetadata(
            String followerId,
            String followerUsername,
            @Nullable String requestId,
            @Nullable String status) {}

    public record LikeMetadata(String postId, String likerId, String likerUsername) {}

    public record CommentMetadata(String postId, String commentId, String commenterId, String commenterUsername) {}

    public record MessageMetadata(String conversationId, String messageId, String senderId, String senderUsername) {}

    public record Presence(
            String userId, boolean online, @Nullable Instant lastSeen) {}

    public record PresenceList(List<Presence> items) {}

    public record FieldProblem(String field, String message) {}

    public record PushedPost(
            String id,
            Author author,
            String content,
            Instant createdAt,
            Instant updatedAt,
            Instant editableUntil,
            long likeCount,
            long commentCount) {

        /** Without what depends on who is looking. */
        static PushedPost of(Post post) {
            return new PushedPost(
                    post.id(),
                    post.author(),
                    post.content(),
                    post.createdAt(),
                    post.updatedAt(),
                    post.editableUntil(),
                    post.likeCount(),
                    post.commentCount());
        }
    }

    public record DeletedPost(String id) {}

    public record PostStats(String postId, long likeCount, long commentCount) {}

    public record DeletedComment(String id, String postId) {}

    public record MessageRead(String conversationId, String readerId, String messageId, Instant readAt) {}

    public record Typist(String userId) {}

    public record TokenExpiring(Instant expiresAt) {}

    public record SyncRequired(String reason) {}
}
