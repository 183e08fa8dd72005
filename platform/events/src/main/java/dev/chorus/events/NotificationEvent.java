package dev.chorus.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Notifications as persisted. Topic {@code chorus.notifications.v1}, keyed by recipient, published by
 * notification-service.
 */
public sealed interface NotificationEvent extends DomainEvent {

    UUID recipientId();

    @Override
    default UUID subject() {
        return recipientId();
    }

    /**
     * The recipient should hear of this now. The same notification may be announced again when it has grown.
     *
     * @param type {@code follow}, {@code like}, {@code comment}, {@code message} or {@code test}
     * @param metadata a JSON object, as text
     */
    @EventType("notification.created")
    record Created(
            UUID id,
            Instant at,
            UUID recipientId,
            UUID notificationId,
            String type,
            String title,
            String content,
            String metadata,
            boolean read,
            Instant createdAt)
            implements NotificationEvent {}

    @EventType("notification.read")
    record Read(UUID id, Instant at, UUID recipientId, UUID notificationId) implements NotificationEvent {}

    @EventType("notification.removed")
    record Removed(UUID id, Instant at, UUID recipientId, UUID notificationId) implements NotificationEvent {}
}
