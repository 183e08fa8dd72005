package dev.chorus.messaging.reading;

import dev.chorus.events.MessageEvent;
import dev.chorus.messaging.conversations.Conversations;
import dev.chorus.messaging.conversations.LockedConversation;
import dev.chorus.platform.database.Rows;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.platform.problem.GenericProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Marks what came from the other one as read, up to a message; what is read already changes nothing and emits nothing. */
@Component
class MarkRead {
    private final Conversations conversations;
    private final DatabaseClient database;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;

    MarkRead(
            Conversations conversations,
            DatabaseClient database,
            Outbox outbox,
            Ids ids,
            Clock clock,
            TransactionalOperator transaction) {
        this.conversations = conversations;
        this.database = database;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Fails with {@code NOT_FOUND} for a message that the reader does not see in this conversation. */
    Mono<Void> upTo(UUID readerId, UUID conversationId, UUID messageId) {
        return conversations
                .lock(readerId, conversationId)
                .filter(conversation -> !conversation.severed())
                .flatMap(conversation -> createdAt(readerId, conversationId, messageId)
                        .flatMap(createdAt ->
                                mark(conversation, messageId, createdAt).thenReturn(conversation)))
                .switchIfEmpty(Mono.error(GenericProblem::notFound))
                .then()
                .as(transaction::transactional);
    }

    private Mono<Void> mark(LockedConversation conversation, UUID messageId, Instant createdAt) {
        UUID readerId = conversation.me().id();
        Instant readAt = after(createdAt);
        return database.sql("""
                        WITH marked AS (
                            UPDATE messages SET read_at = :readAt
                            WHERE conversation_id = :conversationId AND receiver_id = :readerId
                                AND status = 'delivered' AND read_at IS NULL AND created_at <= :createdAt
                            RETURNING id
                        ), participant AS (
                            UPDATE participants SET unread_count = unread_count - (SELECT count(*) FROM marked)
                            WHERE user_id = :readerId AND conversation_id = :conversationId
                                AND EXISTS (SELECT FROM marked)
                        )
                        SELECT count(*) AS marked FROM marked
                        """)
                .bind("readAt", readAt)
                .bind("conversationId", conversation.id())
                .bind("readerId", readerId)
                .bind("createdAt", createdAt)
                .map(row -> Rows.get(row, "marked", Long.class))
                .one()
                .filter(marked -> marked > 0)
                .flatMap(_ -> outbox.append(new MessageEvent.Read(
                        ids.next(),
                        readAt,
                        conversation.id(),
                        messageId,
                        readerId,
                        conversation.other().id(),
                        createdAt,
                        readAt)));
    }

    private Mono<Instant> createdAt(UUID readerId, UUID conversationId, UUID messageId) {
        return database.sql("""
                        SELECT created_at FROM messages
                        WHERE id = :messageId AND conversation_id = :conversationId
                            AND (status = 'delivered' OR sender_id = :readerId)
                        """)
                .bind("messageId", messageId)
                .bind("conversationId", conversationId)
                .bind("readerId", readerId)
                .map(row -> Rows.get(row, "created_at", Instant.class))
                .one();
    }

    /** Messages sent in a burst may be a little ahead of the clock. */
    private Instant after(Instant createdAt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(createdAt) ? now : createdAt;
    }
}
