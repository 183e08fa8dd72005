package dev.chorus.realtime.commands;

import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.socketio.Socket;
import dev.chorus.realtime.typing.Typing;
import dev.chorus.realtime.upstream.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows the receiver that the user is typing. */
@Component
final class StartTyping implements Command {
    private final Typing typing;

    StartTyping(Typing typing) {
        this.typing = typing;
    }

    @Override
    public String event() {
        return "typing";
    }

    @Override
    public boolean keepsOrder() {
        return true;
    }

    @Override
    public Mono<Map<String, Object>> run(Socket<Session> socket, Payload payload) {
        UUID receiverId = Payload.uuid(payload.field("receiverId")).orElseThrow(Refusal::notFound);
        Session session = socket.state();
        return typing.start(session.userId(), session.credential().token(), receiverId)
                .thenReturn(Map.of());
    }
}
