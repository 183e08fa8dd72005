package dev.chorus.notification.composing;

import dev.chorus.events.MessageEvent;
import dev.chorus.notification.mailbox.Act;
import java.util.Optional;

/** What happens in conversations, for the mailboxes of both. */
final class MessageEffects {
    private static final String DELIVERED = "delivered";

    private MessageEffects() {}

    /** Empty for requests: they are silent, and who accepts one has seen it. */
    static Optional<Effect> of(MessageEvent event) {
        return switch (event) {
            case MessageEvent.Sent sent ->
                sent.status().equals(DELIVERED)
                        ? Optional.of(new Effect.Group(NotifyMessage.of(sent)))
                        : Optional.empty();
            case MessageEvent.Read read ->
                Optional.of(new Effect.MarkRead(
                        read.readerId(), Act.message(read.conversationId(), read.otherId()), read.messageCreatedAt()));
            case MessageEvent.RequestCreated _, MessageEvent.RequestAccepted _, MessageEvent.RequestRejected _ ->
                Optional.empty();
        };
    }
}
