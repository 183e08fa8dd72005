package dev.chorus.notification.listing;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.notification.mailbox.Notification;
import dev.chorus.platform.paging.Cursor;
import dev.chorus.platform.paging.Page;
import dev.chorus.platform.paging.PageRequest;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads a recipient's notifications, newest first. */
@Component
class ListNotifications {
    /** One statement, so that the count and the page are of the same moment. */
    private static final String SELECT = """
            SELECT mailbox.unread_count, n.id, n.user_id, n.type, n.title, n.content, n.metadata, n.read, n.created_at
            FROM (SELECT coalesce(max(unread_count), 0) AS unread_count FROM recipient WHERE user_id = :userId) mailbox
            LEFT JOIN LATERAL (
                SELECT * FROM notification
                WHERE user_id = :userId AND withdrawn_at IS NULL %s AND (created_at, id) < (:beforeAt, :beforeId)
                ORDER BY created_at DESC, id DESC
                LIMIT :fetch
            ) n ON true
            ORDER BY n.created_at DESC, n.id DESC
            """;

    private static final String ALL = SELECT.formatted("");
    private static final String UNREAD = SELECT.formatted("AND NOT read");

    private final DatabaseClient database;

    ListNotifications(DatabaseClient database) {
        this.database = database;
    }

    Mono<NotificationList> of(UUID userId, boolean unreadOnly, PageRequest page) {
        return database.sql(unreadOnly ? UNREAD : ALL)
                .bind("userId", userId)
                .bind("beforeAt", page.before().at())
                .bind("beforeId", page.before().id())
                .bind("fetch", page.fetch())
                .map(Row::of)
                .all()
                .collectList()
                .map(rows -> list(rows, page));
    }

    private static NotificationList list(List<Row> rows, PageRequest request) {
        List<Notification> fetched = rows.stream()
                .flatMap(row -> Optional.ofNullable(row.notification()).stream())
                .toList();
        Page<Notification> page =
                Page.of(fetched, request, notification -> new Cursor(notification.createdAt(), notification.id()));
        return new NotificationList(
                page.items(), page.nextCursor(), rows.getFirst().unreadCount());
    }

    /** @param notification null in the only row of an empty page */
    private record Row(int unreadCount, @Nullable Notification notification) {

        static Row of(Readable row) {
            int unreadCount = get(row, "unread_count", Integer.class);
            UUID id = row.get("id", UUID.class);
            if (id == null) {
                return new Row(unreadCount, null);
            }
            Notification notification = new Notification(
                    id,
                    get(row, "user_id", UUID.class),
                    get(row, "type", String.class),
                    get(row, "title", String.class),
                    get(row, "content", String.class),
                    get(row, "metadata", String.class),
                    get(row, "read", Boolean.class),
                    get(row, "created_at", Instant.class));
            return new Row(unreadCount, notification);
        }
    }
}
