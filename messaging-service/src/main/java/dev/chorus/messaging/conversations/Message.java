package dev.chorus.messaging.conversations;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.chorus.platform.database.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The representation of a message.
 *
 * @param clientMessageId as its sender named it, or null
 * @param createdAt later than that of every message before it in the conversation
 * @param readAt when the receiver has read it, or null
 */
public record Message(
        UUID id,
        UUID conversationId,
        UUID senderId,
        UUID receiverId,
        String content,
        @Nullable String clientMessageId,
        Status status,
        Instant createdAt,
        @Nullable Instant readAt) {

    /** The columns of {@link #read}, of a table named {@code message}. */
    public static final String COLUMNS = """
            message.id AS message_id, message.conversation_id, message.sender_id, message.receiver_id, message.content,
            message.client_message_id, message.status, message.created_at AS message_created_at, message.read_at""";

    /** What has become of a message. */
    public enum Status {
        /** Both see it. */
        @JsonProperty("delivered")
        DELIVERED,
        /** Its sender sees it, and its receiver does as a request only. */
        @JsonProperty("requested")
        REQUESTED;

        /** Its name everywhere outside this program. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    public static Message read(Readable row) {
        return new Message(
                Rows.get(row, "message_id", UUID.class),
                Rows.get(row, "conversation_id", UUID.class),
                Rows.get(row, "sender_id", UUID.class),
                Rows.get(row, "receiver_id", UUID.class),
                Rows.get(row, "content", String.class),
                row.get("client_message_id", String.class),
                Status.of(Rows.get(row, "status", String.class)),
                Rows.get(row, "message_created_at", Instant.class),
                row.get("read_at", Instant.class));
    }
}
