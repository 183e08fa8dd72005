package dev.chorus.realtime.commands;

import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.socketio.Socket;
import dev.chorus.realtime.upstream.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A session is in its own user's room from the start; nobody enters another's. */
@Component
final class Join implements Command {

    @Override
    public String event() {
        return "join";
    }

    @Override
    public Mono<Map<String, Object>> run(Socket<Session> socket, Payload payload) {
        UUID userId = payload.id("userId", Join::notYours);
        return userId.equals(socket.state().userId()) ? Mono.just(Map.of()) : Mono.error(notYours());
    }

    private static Refusal notYours() {
        return Refusal.forbidden("Only your own room.");
    }
}
