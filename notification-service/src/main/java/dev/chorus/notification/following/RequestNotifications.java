package dev.chorus.notification.following;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.notification.mailbox.Notification;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the notifications that tell of follow requests. */
@Component
class RequestNotifications {
    private final DatabaseClient database;

    RequestNotifications(DatabaseClient database) {
        this.database = database;
    }

    /** @param isRequest whether it tells of a request that the recipient is to decide, or was */
    record Found(Notification notification, boolean isRequest) {}

    /** Empty if the recipient has no such notification; a request's is found though it was taken back. */
    Mono<Found> find(UUID recipientId, UUID notificationId) {
        return database.sql("""
                        SELECT id, user_id, type, aspect, title, content, metadata, read, created_at FROM notification
                        WHERE id = :id AND user_id = :recipientId AND (withdrawn_at IS NULL OR aspect = 'request')
                        """)
                .bind("id", notificationId)
                .bind("recipientId", recipientId)
                .map(RequestNotifications::found)
                .one();
    }

    private static Found found(Readable row) {
        Notification notification = new Notification(
                get(row, "id", UUID.class),
                get(row, "user_id", UUID.class),
                get(row, "type", String.class),
                get(row, "title", String.class),
                get(row, "content", String.class),
                get(row, "metadata", String.class),
                get(row, "read", Boolean.class),
                get(row, "created_at", Instant.class));
        return new Found(notification, get(row, "aspect", String.class).equals("request"));
    }
}
