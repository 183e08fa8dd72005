package dev.chorus.notification.mailbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A notification as its recipient sees it.
 *
 * @param userId the recipient
 * @param metadata a JSON object, as text
 */
public record Notification(
        UUID id,
        UUID userId,
        String type,
        String title,
        String content,
        String metadata,
        boolean read,
        Instant createdAt) {

    /** The same, saying something else to programs. */
    public Notification withMetadata(String changed) {
        return new Notification(id, userId, type, title, content, changed, read, createdAt);
    }
}
