package dev.chorus.realtime.feed;

import dev.chorus.events.NotificationEvent;
import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.hub.Publication;
import dev.chorus.realtime.hub.Publication.Announcement;
import dev.chorus.realtime.hub.PushEncoder;
import dev.chorus.realtime.hub.PushedEvent;
import dev.chorus.realtime.hub.Room;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notifications as pushes to all devices of their recipient. */
@Component
final class NotificationFeed {
    private final PushEncoder packets;

    NotificationFeed(PushEncoder packets) {
        this.packets = packets;
    }

    List<Publication> publications(NotificationEvent event) {
        return switch (event) {
            case NotificationEvent.Created created ->
                List.of(push(created, PushedEvent.NEW_NOTIFICATION, notification(created)));
            case NotificationEvent.Read read ->
                List.of(push(read, PushedEvent.NOTIFICATION_MARKED_READ, read.notificationId()));
            case NotificationEvent.Removed removed ->
                List.of(push(removed, PushedEvent.NOTIFICATION_REMOVED, removed.notificationId()));
        };
    }

    private Announcement push(NotificationEvent event, PushedEvent name, Object representation) {
        Room recipient = new Room.User(event.recipientId());
        return new Announcement(recipient, Hearing.ALL, packets.encode(name, representation), event.at());
    }

    private static Representations.Notification notification(NotificationEvent.Created event) {
        return new Representations.Notification(
                event.notificationId(),
                event.recipientId(),
                event.type(),
                event.title(),
                event.content(),
                event.metadata(),
                event.read(),
                event.createdAt());
    }
}
