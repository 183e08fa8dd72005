package dev.chorus.messaging.sending;

import dev.chorus.platform.validation.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param clientMessageId names the message among those of its sender in the conversation: sent again under the same name,
 *     it is the same message
 */
record NewMessage(
        @NotNull UUID receiverId,
        @NotNull @Text(max = 5_000) String content,

        @Nullable @Pattern(regexp = "[!-~]{1,255}", message = "must be 1 to 255 visible characters")
        String clientMessageId) {

    @Override
    public String toString() {
        return "NewMessage";
    }
}
