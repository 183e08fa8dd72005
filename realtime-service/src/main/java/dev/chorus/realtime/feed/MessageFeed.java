package dev.chorus.realtime.feed;

import dev.chorus.events.MessageEvent;
import dev.chorus.realtime.audience.Audiences;
import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.hub.Publication;
import dev.chorus.realtime.hub.Publication.Announcement;
import dev.chorus.realtime.hub.PushEncoder;
import dev.chorus.realtime.hub.PushedEvent;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.socketio.OpenEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Messages and receipts as pushes to all devices of both; of a message that waits its sender's devices hear only. */
@Component
final class MessageFeed {
    private static final String DELIVERED = "delivered";

    private final PushEncoder packets;
    private final Audiences audiences;

    MessageFeed(PushEncoder packets, Audiences audiences) {
        this.packets = packets;
        this.audiences = audiences;
    }

    List<Publication> publications(MessageEvent event) {
        return switch (event) {
            case MessageEvent.Sent sent -> sent(sent);
            case MessageEvent.RequestAccepted accepted -> {
                audiences.partners(accepted.sender().id(), accepted.receiverId());
                yield List.of(to(
                        accepted.receiverId(),
                        Hearing.ofAct(accepted.sender().id()),
                        accepted.at(),
                        packets.encode(PushedEvent.NEW_MESSAGE, message(accepted))));
            }
            case MessageEvent.Read read -> {
                OpenEvent receipt = packets.encode(
                        PushedEvent.MESSAGE_READ,
                        new Representations.MessageRead(
                                read.conversationId(), read.readerId(), read.messageId(), read.readAt()));
                yield List.of(
                        to(read.readerId(), Hearing.ALL, read.at(), receipt),
                        to(read.otherId(), Hearing.ofAct(read.readerId()), read.at(), receipt));
            }
            case MessageEvent.RequestCreated _, MessageEvent.RequestRejected _ -> List.of();
        };
    }

    private List<Publication> sent(MessageEvent.Sent sent) {
        UUID senderId = sent.sender().id();
        OpenEvent event = packets.encode(PushedEvent.NEW_MESSAGE, message(sent));
        Announcement toSender = to(senderId, Hearing.ALL, sent.at(), event);
        if (!sent.status().equals(DELIVERED)) {
            return List.of(toSender);
        }
        audiences.partners(senderId, sent.receiverId());
        return List.of(toSender, to(sent.receiverId(), Hearing.ofAct(senderId), sent.at(), event));
    }

    private static Announcement to(UUID userId, Hearing hearing, Instant at, OpenEvent event) {
        return new Announcement(new Room.User(userId), hearing, event, at);
    }

    private static Representations.Message message(MessageEvent.Sent event) {
        return new Representations.Message(
                event.messageId(),
                event.conversationId(),
                event.sender().id(),
                event.receiverId(),
                event.content(),
                event.clientMessageId(),
                event.status(),
                event.createdAt(),
                null);
    }

    private static Representations.Message message(MessageEvent.RequestAccepted event) {
        return new Representations.Message(
                event.messageId(),
                event.conversationId(),
                event.sender().id(),
                event.receiverId(),
                event.content(),
                event.clientMessageId(),
                DELIVERED,
                event.createdAt(),
                null);
    }
}
