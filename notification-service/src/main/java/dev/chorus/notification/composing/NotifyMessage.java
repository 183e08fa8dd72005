package dev.chorus.notification.composing;

import dev.chorus.events.MessageEvent;
import dev.chorus.notification.mailbox.Act;
import dev.chorus.notification.mailbox.Draft;
import java.util.UUID;

/** Tells the receiver who has written, once for each conversation. */
final class NotifyMessage {
    private NotifyMessage() {}

    static Draft of(MessageEvent.Sent sent) {
        return new Draft(
                sent.receiverId(),
                Act.message(sent.conversationId(), sent.sender().id()),
                null,
                "New Message",
                sent.sender().displayName() + " sent you a message",
                MetadataJson.write(new Metadata(
                        sent.conversationId(),
                        sent.messageId(),
                        sent.sender().id(),
                        sent.sender().username())),
                sent.createdAt());
    }

    private record Metadata(UUID conversationId, UUID messageId, UUID senderId, String senderUsername) {}
}
