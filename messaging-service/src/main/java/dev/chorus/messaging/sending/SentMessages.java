package dev.chorus.messaging.sending;

import dev.chorus.messaging.conversations.Message;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The messages of conversations that are locked. */
@Component
class SentMessages {
    private final DatabaseClient database;

    SentMessages(DatabaseClient database) {
        this.database = database;
    }

    /** Writes a message that only its sender sees. */
    Mono<Void> addRequested(Message message) {
        return database.sql("""
                        WITH message AS (
                            INSERT INTO messages (id, conversation_id, sender_id, receiver_id, content,
                                                  client_message_id, status, created_at)
                            VALUES (:id, :conversationId, :senderId, :receiverId, :content, :name, :status, :createdAt)
                        ), conversation AS (
                            UPDATE conversations SET last_message_at = :createdAt,
                                low_spoke = low_spoke OR low_id = :senderId,
                                high_spoke = high_spoke OR high_id = :senderId
                            WHERE id = :conversationId
                        )
                        UPDATE participants SET last_message_id = :id, last_message_at = :createdAt
                        WHERE user_id = :senderId AND conversation_id = :conversationId
                        """)
                .bind("id", message.id())
                .bind("conversationId", message.conversationId())
                .bind("senderId", message.senderId())
                .bind("receiverId", message.receiverId())
                .bind("content", message.content())
                .bind("name", text(message.clientMessageId()))
                .bind("status", message.status().text())
                .bind("createdAt", message.createdAt())
                .then();
    }

    /** Lets the message wait for its receiver. */
    Mono<Void> ask(UUID requestId, Message message) {
        return database.sql("""
                        UPDATE conversations SET request_id = :requestId, request_status = 'pending',
                            requested_at = :at, requester_id = :senderId, requested_id = :receiverId,
                            request_message_id = :messageId
                        WHERE id = :conversationId
                        """)
                .bind("requestId", requestId)
                .bind("at", message.createdAt())
                .bind("senderId", message.senderId())
                .bind("receiverId", message.receiverId())
                .bind("messageId", message.id())
                .bind("conversationId", message.conversationId())
                .then();
    }

    /** By the name that its sender gave it. */
    Mono<Message> find(UUID conversationId, UUID senderId, String clientMessageId) {
        return database.sql("SELECT " + Message.COLUMNS + """
                         FROM messages AS message
                        WHERE conversation_id = :conversationId AND sender_id = :senderId AND client_message_id = :name
                        """)
                .bind("conversationId", conversationId)
                .bind("senderId", senderId)
                .bind("name", clientMessageId)
                .map(Message::read)
                .one();
    }

    static Parameter text(@Nullable String value) {
        return value == null ? Parameters.in(R2dbcType.VARCHAR) : Parameters.in(value);
    }
}
