package dev.chorus.messaging.sending;

import dev.chorus.events.Author;
import dev.chorus.events.MessageEvent;
import dev.chorus.messaging.conversations.Conversations;
import dev.chorus.messaging.conversations.Message;
import dev.chorus.messaging.conversations.Message.Status;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Delivers a message with one statement, which locks the conversation, decides, writes and appends the event: the way of
 * nearly every message.
 *
 * <p>Its time is now, but later than the message before, by clocks that count in milliseconds, too: whoever sorts by this
 * time has the one order that there is.
 */
@Component
class DirectDelivery {
    private static final String SQL = """
            WITH locked AS (
            %s), message AS (
                INSERT INTO messages (id, conversation_id, sender_id, receiver_id, content, client_message_id, status,
                                      created_at)
                SELECT :id, id, :me, :other, :content, :name, 'delivered',
                       greatest(:now, last_message_at + interval '1 millisecond')
                FROM locked
                WHERE direct AND NOT severed AND NOT gone AND request_status IS DISTINCT FROM 'pending'
                ON CONFLICT (conversation_id, sender_id, client_message_id)
                    WHERE client_message_id IS NOT NULL DO NOTHING
                RETURNING *
            ), conversation AS (
                UPDATE conversations SET last_message_at = message.created_at, opened = true,
                    low_spoke = low_spoke OR low_id = :me, high_spoke = high_spoke OR high_id = :me
                FROM message WHERE conversations.id = message.conversation_id
            ), participant AS (
                UPDATE participants SET last_message_id = message.id, last_message_at = message.created_at,
                    unread_count = unread_count + (user_id = :other)::int
                FROM message
                WHERE user_id IN (:me, :other) AND participants.conversation_id = message.conversation_id
            ), event AS (
            %s)
            SELECT %s FROM message
            """.formatted(
                    Conversations.LOCKING_BETWEEN,
                    Outbox.appending("message.conversation_id", """
                            jsonb_build_object(
                                'conversationId', message.conversation_id,
                                'createdAt',
                                to_char(message.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                'sender', jsonb_build_object(
                                    'id', message.sender_id,
                                    'username', CASE WHEN low THEN low_username ELSE high_username END,
                                    'displayName', CASE WHEN low THEN low_display_name ELSE high_display_name END))
                            """, "message, locked"),
                    Message.COLUMNS);

    /** What the statement puts into the event in its place. */
    private static final UUID UNDECIDED = new UUID(0, 0);

    private final DatabaseClient database;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    DirectDelivery(DatabaseClient database, Outbox outbox, Ids ids, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The message as stored. Empty, with nothing changed, where it cannot simply be delivered: there is no conversation yet,
     * or one of the same name in it, or something waits or stands in the way.
     */
    Mono<Message> of(UUID senderId, NewMessage wanted) {
        return Mono.defer(() -> deliver(senderId, wanted));
    }

    private Mono<Message> deliver(UUID senderId, NewMessage wanted) {
        Instant now = clock.instant();
        MessageEvent.Sent sent = new MessageEvent.Sent(
                ids.next(),
                now,
                UNDECIDED,
                ids.next(),
                new Author(UNDECIDED, "", ""),
                wanted.receiverId(),
                wanted.content(),
                wanted.clientMessageId(),
                Status.DELIVERED.text(),
                now);
        DatabaseClient.GenericExecuteSpec statement = database.sql(SQL)
                .bind("id", sent.messageId())
                .bind("me", senderId)
                .bind("other", wanted.receiverId())
                .bind("content", wanted.content())
                .bind("name", SentMessages.text(wanted.clientMessageId()))
                .bind("now", now.truncatedTo(ChronoUnit.MILLIS));
        return outbox.appendedBy(statement, sent, Message::read);
    }
}
