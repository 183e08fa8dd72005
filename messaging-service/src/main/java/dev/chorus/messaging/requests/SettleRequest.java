package dev.chorus.messaging.requests;

import dev.chorus.events.Author;
import dev.chorus.events.MessageEvent;
import dev.chorus.messaging.conversations.LockedConversation;
import dev.chorus.messaging.conversations.LockedConversation.Request;
import dev.chorus.messaging.conversations.Message;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends the waiting of a message whose conversation is locked. */
@Component
public class SettleRequest {
    private final DatabaseClient database;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    SettleRequest(DatabaseClient database, Outbox outbox, Ids ids, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Delivers what waits, if anything does, because a message is delivered now. */
    public Mono<Void> takeAlong(LockedConversation conversation) {
        Request pending = conversation.pending();
        return pending == null ? Mono.empty() : deliver(conversation, pending, false);
    }

    /** Whoever accepts may be written to from then on. */
    Mono<Void> accept(LockedConversation conversation, Request pending) {
        return deliver(conversation, pending, true);
    }

    Mono<Void> reject(LockedConversation conversation, Request pending) {
        MessageEvent.RequestRejected rejected = new MessageEvent.RequestRejected(
                ids.next(),
                clock.instant(),
                conversation.id(),
                pending.id(),
                pending.messageId(),
                pending.senderId(),
                conversation.me().id());
        return database.sql("UPDATE conversations SET request_status = 'rejected' WHERE id = :id")
                .bind("id", conversation.id())
                .then()
                .then(outbox.append(rejected));
    }

    private Mono<Void> deliver(LockedConversation conversation, Request pending, boolean accepted) {
        return database.sql("""
                        WITH settled AS (
                            UPDATE conversations SET request_status = 'accepted', opened = true,
                                low_spoke = low_spoke OR (:accepted AND low_id = requested_id),
                                high_spoke = high_spoke OR (:accepted AND high_id = requested_id)
                            WHERE id = :conversationId
                        ), message AS (
                            UPDATE messages SET status = 'delivered' WHERE id = :messageId RETURNING *
                        ), participant AS (
                            UPDATE participants SET unread_count = unread_count + 1,
                                last_message_id = CASE WHEN last_message_at > message.created_at
                                    THEN last_message_id ELSE message.id END,
                                last_message_at = greatest(last_message_at, message.created_at)
                            FROM message
                            WHERE user_id = message.receiver_id
                                AND participants.conversation_id = message.conversation_id
                        )
                        SELECT %s FROM message
                        """.formatted(Message.COLUMNS))
                .bind("accepted", accepted)
                .bind("conversationId", conversation.id())
                .bind("messageId", pending.messageId())
                .map(Message::read)
                .one()
                .flatMap(message -> outbox.append(accepted(conversation, pending.id(), message)));
    }

    private MessageEvent.RequestAccepted accepted(LockedConversation conversation, UUID requestId, Message message) {
        Author sender = conversation.me().id().equals(message.senderId()) ? conversation.me() : conversation.other();
        return new MessageEvent.RequestAccepted(
                ids.next(),
                clock.instant(),
                message.conversationId(),
                requestId,
                message.id(),
                sender,
                message.receiverId(),
                message.content(),
                message.clientMessageId(),
                message.createdAt());
    }
}
