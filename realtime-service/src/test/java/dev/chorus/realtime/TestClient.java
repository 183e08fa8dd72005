package dev.chorus.realtime;

import static org.awaitility.Awaitility.await;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;

/** The official Java client, with a memory of what it heard. */
final class TestClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** @param auth what it connects with */
    TestClient(int port, Map<String, String> auth, String... transports) {
        IO.Options options = new IO.Options();
        options.forceNew = true;
        options.reconnection = false;
        options.auth = auth;
        options.transports = transports;
        socket = IO.socket(URI.create("http://localhost:" + port), options);
        for (String event : List.of(Socket.EVENT_CONNECT, Socket.EVENT_DISCONNECT, Socket.EVENT_CONNECT_ERROR)) {
            socket.on(event, arguments -> heard.add(new Heard(event, List.of(arguments))));
        }
        socket.onAnyIncoming(arguments -> heard.add(
                new Heard((String) arguments[0], List.of(Arrays.copyOfRange(arguments, 1, arguments.length)))));
        socket.connect();
    }

    /** Connects over a WebSocket and returns when it is connected. */
    static TestClient connected(int port, String token) {
        TestClient client = new TestClient(port, Map.of("token", token), "websocket");
        client.hear(Socket.EVENT_CONNECT);
        return client;
    }

    /** The first argument of the first such event, waited for. */
    Object hear(String event) {
        return hear(event, 1).getFirst();
    }

    /** The first arguments of such events, as soon as there are so many. */
    List<Object> hear(String event, int count) {
        await(event).atMost(PATIENCE).until(() -> heard(event).size() >= count);
        return heard(event);
    }

    /** The first arguments of all such events so far. */
    List<Object> heard(String event) {
        return heard.stream()
                .filter(one -> one.event().equals(event))
                .map(one -> one.arguments().isEmpty() ? "" : one.arguments().getFirst())
                .toList();
    }

    /** The names of all events so far, in their order. */
    List<String> events() {
        return heard.stream().map(Heard::event).toList();
    }

    /** The acknowledgement. */
    JSONObject ask(String event, Object... arguments) {
        return asking(event, arguments).join();
    }

    /** The acknowledgement, or an exception if none comes in time. */
    CompletableFuture<JSONObject> asking(String event, Object... arguments) {
        CompletableFuture<JSONObject> answer = new CompletableFuture<>();
        socket.emit(event, arguments, (Ack) answers -> answer.complete((JSONObject) answers[0]));
        return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Without asking for an acknowledgement. */
    void tell(String event, Object... arguments) {
        socket.emit(event, arguments);
    }

    boolean isConnected() {
        return socket.connected();
    }

    @Override
    public void close() {
        socket.close();
    }

    private record Heard(String event, List<Object> arguments) {}
}
