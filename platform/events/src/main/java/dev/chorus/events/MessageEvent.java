package dev.chorus.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Direct messages and message requests. Topic {@code chorus.messages.v1}, keyed by conversation id, published by
 * messaging-service. The messages of a conversation come in the order of their {@code createdAt}, no two of which are the
 * same.
 */
public sealed interface MessageEvent extends DomainEvent {

    UUID conversationId();

    @Override
    default UUID subject() {
        return conversationId();
    }

    /**
     * A message, as it was stored.
     *
     * @param status {@code delivered}, or {@code requested}: then the receiver is not to hear of it yet
     */
    @EventType("message.sent")
    record Sent(
            UUID id,
            Instant at,
            UUID conversationId,
            UUID messageId,
            Author sender,
            UUID receiverId,
            @Personal("sender.id") String content,
            @Nullable String clientMessageId,
            String status,
            Instant createdAt)
            implements MessageEvent {}

    /** The reader has read all that came from the other one, up to and including this message. */
    @EventType("message.read")
    record Read(
            UUID id,
            Instant at,
            UUID conversationId,
            UUID messageId,
            UUID readerId,
            UUID otherId,
            Instant messageCreatedAt,
            Instant readAt)
            implements MessageEvent {}

    /** A message waits until its receiver accepts it. */
    @EventType("message-request.created")
    record RequestCreated(
            UUID id, Instant at, UUID conversationId, UUID requestId, UUID messageId, UUID senderId, UUID receiverId)
            implements MessageEvent {}

    /** The message that waited is delivered now. */
    @EventType("message-request.accepted")
    record RequestAccepted(
            UUID id,
            Instant at,
            UUID conversationId,
            UUID requestId,
            UUID messageId,
            Author sender,
            UUID receiverId,
            @Personal("sender.id") String content,
            @Nullable String clientMessageId,
            Instant createdAt)
            implements MessageEvent {}

    /** The sender learns nothing of it. */
    @EventType("message-request.rejected")
    record RequestRejected(
            UUID id, Instant at, UUID conversationId, UUID requestId, UUID messageId, UUID senderId, UUID receiverId)
            implements MessageEvent {}
}
