package dev.chorus.realtime.commands;

import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.socketio.Socket;
import dev.chorus.realtime.upstream.Refusal;
import dev.chorus.realtime.upstream.Upstream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The same act as {@code POST /api/messages}. */
@Component
final class SendMessage implements Command {
    private final Upstream messagingService;

    SendMessage(Upstream messagingService) {
        this.messagingService = messagingService;
    }

    private record NewMessage(
            String receiverId, String content, @Nullable String clientMessageId) {}

    @Override
    public String event() {
        return "send_message";
    }

    @Override
    public boolean keepsOrder() {
        return true;
    }

    @Override
    public Mono<Map<String, Object>> run(Socket<Session> socket, Payload payload) {
        NewMessage message = new NewMessage(
                payload.field("receiverId"), payload.field("content"), payload.optionalField("clientMessageId"));
        return messagingService
                .post(socket.state().credential().token(), message, JsonNode.class, "/api/messages")
                .switchIfEmpty(Mono.error(Refusal::unavailable))
                .map(sent -> Map.of("message", sent));
    }
}
