package dev.chorus.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
     * <p>Texts are the data of who acted: erased with that person.
     *
     * @param metadata a JSON object, as text
     * @param actorId who did what is told; null in events older than this field
     */
    @EventType("notification.created")
    record Created(
            UUID id,
            Instant at,
            UUID recipientId,
            UUID notificationId,
            String type,
            @Personal({"actorId", "recipientId"}) String title,
            @Personal({"actorId", "recipientId"}) String content,
            @Personal({"actorId", "recipientId"}) String metadata,
            boolean read,
            Instant createdAt,
            @Nullable UUID actorId)
            implements NotificationEvent {}

    @EventType("notification.read")
    record Read(UUID id, Instant at, UUID recipientId, UUID notificationId) implements NotificationEvent {}

    @EventType("notification.removed")
    record Removed(UUID id, Instant at, UUID recipientId, UUID notificationId) implements NotificationEvent {}
}
