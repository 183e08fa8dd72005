package dev.chorus.notification.reading;

import dev.chorus.events.NotificationEvent;
import dev.chorus.notification.mailbox.Mailboxes;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.platform.problem.GenericProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Marks a recipient's notifications as read; what is read already changes nothing and emits nothing. */
@Component
class MarkRead {
    private final DatabaseClient database;
    private final Mailboxes mailboxes;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;

    MarkRead(
            DatabaseClient database,
            Mailboxes mailboxes,
            Outbox outbox,
            Ids ids,
            Clock clock,
            TransactionalOperator transaction) {
        this.database = database;
        this.mailboxes = mailboxes;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Fails with 404 if the recipient has no such notification. */
    Mono<Void> one(UUID recipientId, UUID notificationId) {
        return isRead(recipientId, notificationId)
                .switchIfEmpty(Mono.error(GenericProblem::notFound))
                .filter(read -> !read)
                .flatMap(_ -> change(recipientId, database.sql("""
                                UPDATE notification SET read = true
                                WHERE id = :id AND user_id = :recipientId AND withdrawn_at IS NULL AND NOT read
                                RETURNING id
                                """).bind("id", notificationId)));
    }

    Mono<Void> all(UUID recipientId) {
        return change(recipientId, database.sql("""
                WITH marked AS (
                    UPDATE notification SET read = true
                    WHERE user_id = :recipientId AND withdrawn_at IS NULL AND NOT read
                    RETURNING id, created_at
                )
                SELECT id FROM marked ORDER BY created_at, id
                """));
    }

    private Mono<Boolean> isRead(UUID recipientId, UUID notificationId) {
        return database.sql("""
                        SELECT read FROM notification
                        WHERE id = :id AND user_id = :recipientId AND withdrawn_at IS NULL
                        """)
                .bind("id", notificationId)
                .bind("recipientId", recipientId)
                .map(row -> Objects.requireNonNull(row.get("read", Boolean.class)))
                .one();
    }

    private Mono<Void> change(UUID recipientId, DatabaseClient.GenericExecuteSpec update) {
        return mailboxes
                .lock(Set.of(recipientId))
                .thenMany(update.bind("recipientId", recipientId)
                        .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                        .all())
                .collectList()
                .filter(marked -> !marked.isEmpty())
                .flatMap(marked -> mailboxes
                        .addUnread(recipientId, -marked.size())
                        .then(outbox.appendAll(events(recipientId, marked))))
                .as(transaction::transactional);
    }

    private List<NotificationEvent.Read> events(UUID recipientId, List<UUID> marked) {
        Instant now = clock.instant();
        return marked.stream()
                .map(id -> new NotificationEvent.Read(ids.next(), now, recipientId, id))
                .toList();
    }
}
