package dev.chorus.realtime.commands;

import dev.chorus.realtime.commands.NotificationCalls.NewNotification;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.socketio.Socket;
import dev.chorus.realtime.upstream.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A user's test notification to themselves. */
@Component
final class SendNotification implements Command {
    private static final String TEST = "test";

    private final NotificationCalls notifications;

    SendNotification(NotificationCalls notifications) {
        this.notifications = notifications;
    }

    @Override
    public String event() {
        return "send_notification";
    }

    @Override
    public Mono<Map<String, Object>> run(Socket<Session> socket, Payload payload) {
        UUID self = socket.state().userId();
        String type = payload.field("type");
        boolean toSelf =
                Payload.uuid(payload.field("userId")).filter(self::equals).isPresent();
        NewNotification wanted = new NewNotification(self, type, payload.field("title"), payload.field("content"));
        if (!toSelf || !type.equals(TEST)) {
            return Mono.error(Refusal.forbidden("Only a test notification to yourself."));
        }
        return notifications
                .create(socket.state().credential().token(), wanted)
                .map(notification -> Map.of("notification", notification));
    }
}
