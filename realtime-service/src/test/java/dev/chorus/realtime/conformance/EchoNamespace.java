package dev.chorus.realtime.conformance;

import dev.chorus.realtime.socketio.Ack;
import dev.chorus.realtime.socketio.Admission;
import dev.chorus.realtime.socketio.Handshake;
import dev.chorus.realtime.socketio.NamespaceHandler;
import dev.chorus.realtime.socketio.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells each client what it authenticated with, and echoes messages if it is to. */
record EchoNamespace(boolean echoes) implements NamespaceHandler<ObjectNode> {

    private static final int APART_MILLIS = 40;

    @Override
    public CompletionStage<Admission<ObjectNode>> admit(Handshake handshake) {
        return CompletableFuture.completedStage(Admission.accept(handshake.auth()));
    }

    @Override
    public void onConnect(Socket<ObjectNode> socket) {
        // The suite listens anew for each frame, and misses the second of two that arrive in one segment.
        var _ = socket.eventLoop()
                .schedule(() -> socket.emit("auth", socket.state()), APART_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void onEvent(Socket<ObjectNode> socket, String event, List<JsonNode> arguments, @Nullable Ack ack) {
        if (echoes && event.equals("message")) {
            socket.emit("message-back", arguments.toArray());
        } else if (echoes && event.equals("message-with-ack") && ack != null) {
            ack.send(arguments.toArray());
        }
    }
}
