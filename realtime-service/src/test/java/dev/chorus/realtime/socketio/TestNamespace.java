package dev.chorus.realtime.socketio;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Admits who has the token "good", echoes, and asks back when told to. */
final class TestNamespace implements NamespaceHandler<String> {

    final BlockingQueue<Socket<String>> sockets = new LinkedBlockingQueue<>();
    final BlockingQueue<DisconnectReason> disconnects = new LinkedBlockingQueue<>();
    final CompletableFuture<List<JsonNode>> answers = new CompletableFuture<>();
    volatile Entry entry = new Entry.Granted(null);

    @Override
    public CompletionStage<Admission<String>> admit(Handshake handshake) {
        var token = handshake.auth().path("token").asString("");
        return switch (token) {
            case "broken" -> CompletableFuture.failedStage(new IllegalStateException("as asked"));
            case "never" -> new CompletableFuture<>();
            default ->
                CompletableFuture.supplyAsync(() -> token.startsWith("good")
                        ? Admission.accept(token)
                        : Admission.refuse(
                                "Not authorized",
                                JsonMapper.shared().createObjectNode().put("code", "UNAUTHENTICATED")));
        };
    }

    @Override
    public Entry enter(Socket<String> socket) {
        return entry;
    }

    @Override
    public void onConnect(Socket<String> socket) {
        sockets.add(socket);
        socket.emit("hello", socket.state());
    }

    @Override
    public void onEvent(Socket<String> socket, String event, List<JsonNode> arguments, @Nullable Ack ack) {
        switch (event) {
            case "echo" -> socket.emit("echo", arguments.toArray());
            case "ack" -> {
                if (ack != null) {
                    ack.send(arguments.toArray());
                    ack.send("a second answer is dropped");
                }
            }
            case "ask" ->
                socket.emitWithAck(Duration.ofSeconds(10), "question", new byte[] {1, 2})
                        .whenComplete((answer, failure) -> {
                            if (failure == null) {
                                answers.complete(answer);
                            } else {
                                answers.completeExceptionally(failure);
                            }
                        });
            case "leave" -> socket.disconnect(false);
            case "close" -> socket.disconnect(true);
            default -> throw new IllegalStateException("unknown event");
        }
    }

    @Override
    public void onDisconnect(Socket<String> socket, DisconnectReason reason) {
        disconnects.add(reason);
    }

    Socket<String> nextSocket() throws InterruptedException {
        var socket = sockets.poll(10, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("nobody connected");
        }
        return socket;
    }

    @Nullable
    DisconnectReason nextDisconnect() throws InterruptedException {
        return disconnects.poll(10, TimeUnit.SECONDS);
    }
}
