package dev.chorus.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps pid and offset as the official JavaScript client does, which the Java client does not: the pid of the CONNECT answer,
 * and as offset any string at the end of an event.
 */
final class RecoverableClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile @Nullable Connection connection;
    volatile @Nullable String pid;
    volatile @Nullable String offset;
    volatile boolean recovered;
    private volatile boolean reading = true;

    RecoverableClient(String token) {
        this.token = token;
    }

    record Heard(String event, JsonNode payload) {}

    /** Over a new connection; what the former still receives, if it is there, is not heard any more. */
    RecoverableClient connect(int port) {
        Connection next = new Connection();
        connection = next;
        URI uri = URI.create("ws://localhost:" + port + "/socket.io/?EIO=4&transport=websocket");
        next.socket = http.newWebSocketBuilder().buildAsync(uri, next).join();
        await("CONNECT").atMost(PATIENCE).until(() -> next.connected);
        return this;
    }

    /** Without a word. */
    void lose() {
        Connection lost = connection;
        connection = null;
        if (lost != null && lost.socket != null) {
            lost.socket.abort();
        }
    }

    /** The connection as it is, to look at after another one has taken its place. */
    Connection connection() {
        Connection current = connection;
        assertThat(current).isNotNull();
        return Objects.requireNonNull(current);
    }

    /** Leaves what comes where it is. */
    void stopReading() {
        reading = false;
    }

    /** Reads on, to the end of a connection that the server has closed. The JDK's client overlooks that end at times. */
    void readToTheEnd() {
        reading = true;
        Connection current = connection();
        current.lastRead = System.nanoTime();
        Objects.requireNonNull(current.socket).request(1);
        await("end").atMost(PATIENCE).until(() -> current.ended || current.isSilentFor(Duration.ofSeconds(1)));
    }

    void join(Object postId) {
        connection().send("427[\"join_post\",\"" + postId + "\"]");
        await("entry").atMost(PATIENCE).until(() -> connection().acknowledged);
    }

    /** The payloads of the event, as soon as there are so many. */
    List<JsonNode> hear(String event, int count) {
        await(event).atMost(PATIENCE).until(() -> heard(event).size() >= count);
        return heard(event);
    }

    List<JsonNode> heard(String event) {
        return heard.stream()
                .filter(one -> one.event().equals(event))
                .map(Heard::payload)
                .toList();
    }

    @Override
    public void close() {
        lose();
        http.shutdownNow();
    }

    private void connected(JsonNode answer) {
        String given = answer.get("pid").asString();
        recovered = given.equals(pid);
        pid = given;
    }

    private void received(JsonNode event) {
        JsonNode last = event.get(event.size() - 1);
        assertThat(last.isString()).as("an offset ends %s", event).isTrue();
        offset = last.asString();
        heard.add(new Heard(event.get(0).asString(), event.get(1)));
    }

    final class Connection implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();
        private @Nullable WebSocket socket;
        private volatile boolean connected;
        private volatile boolean acknowledged;
        volatile boolean disconnected;
        private volatile boolean ended;
        private volatile long lastRead;

        boolean isSilentFor(Duration time) {
            return System.nanoTime() - lastRead > time.toNanos();
        }

        void send(String packet) {
            Objects.requireNonNull(socket).sendText(packet, true).join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            lastRead = System.nanoTime();
            if (reading) {
                webSocket.request(1);
            }
            partial.append(data);
            if (last) {
                String packet = partial.toString();
                partial.setLength(0);
                return handle(webSocket, packet);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
            ended = true;
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            ended = true;
        }

        private @Nullable CompletionStage<?> handle(WebSocket webSocket, String packet) {
            if (packet.startsWith("0")) {
                Map<String, String> auth = new LinkedHashMap<>();
                auth.put("token", token);
                if (pid != null) {
                    auth.put("pid", pid);
                }
                if (pid != null && offset != null) {
                    auth.put("offset", offset);
                }
                return webSocket.sendText("40" + JSON.writeValueAsString(auth), true);
            }
            if (packet.equals("2")) {
                return webSocket.sendText("3", true);
            }
            if (packet.startsWith("41")) {
                disconnected = true;
            }
            if (packet.startsWith("43")) {
                acknowledged = true;
            }
            if (connection == this && packet.startsWith("40")) {
                connected(JSON.readTree(packet.substring(2)));
                connected = true;
            } else if (connection == this && packet.startsWith("42")) {
                received(JSON.readTree(packet.substring(2)));
            }
            return null;
        }
    }
}
