package dev.chorus.notification.mailbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification to be.
 *
 * @param postId the post that it hangs on; null if it hangs on none
 * @param metadata a JSON object, as text
 * @param at when the act was done
 */
public record Draft(
        UUID recipientId, Act act, @Nullable UUID postId, String title, String content, String metadata, Instant at) {

    Draft withMetadata(String changed) {
        return new Draft(recipientId, act, postId, title, content, changed, at);
    }
}
