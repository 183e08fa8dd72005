package dev.chorus.messaging.conversations;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.chorus.events.Author;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as one of the two sees it, locked until the end of the transaction.
 *
 * @param gone whether the account of either is erased
 * @param severed whether either blocks the other
 * @param direct whether a message of mine is delivered directly
 * @param lastMessageAt when the newest message was sent, or null
 * @param request the message that waits, or waited, or null
 */
public record LockedConversation(
        UUID id,
        Author me,
        Author other,
        boolean gone,
        boolean severed,
        boolean direct,
        @Nullable Instant lastMessageAt,
        @Nullable Request request) {

    /** What is known of a conversation's message request. */
    public record Request(UUID id, RequestStatus status, UUID messageId, UUID senderId) {}

    /** Of a message request. */
    public enum RequestStatus {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("rejected")
        REJECTED,
        /** One of the two is gone. */
        @JsonProperty("withdrawn")
        WITHDRAWN;

        static RequestStatus of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** The request, if it still waits. */
    public @Nullable Request pending() {
        return request != null && request.status() == RequestStatus.PENDING ? request : null;
    }
}
