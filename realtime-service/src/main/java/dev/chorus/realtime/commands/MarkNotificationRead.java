package dev.chorus.realtime.commands;

import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.socketio.Socket;
import dev.chorus.realtime.upstream.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The same act as {@code PUT /api/notifications/{id}/read}. */
@Component
final class MarkNotificationRead implements Command {
    private final NotificationCalls notifications;

    MarkNotificationRead(NotificationCalls notifications) {
        this.notifications = notifications;
    }

    @Override
    public String event() {
        return "mark_notification_read";
    }

    @Override
    public Mono<Map<String, Object>> run(Socket<Session> socket, Payload payload) {
        UUID notificationId = payload.id("notificationId", Refusal::notFound);
        return notifications
                .markRead(socket.state().credential().token(), notificationId)
                .thenReturn(Map.of());
    }
}
