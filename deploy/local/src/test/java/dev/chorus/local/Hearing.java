package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.socket.client.Ack;
import io.socket.client.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connected socket, and all it has heard since. */
final class Hearing implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Heard(String event, JsonNode payload) {}

    private final Socket socket;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    private Hearing(Socket socket) {
        this.socket = socket;
    }

    static Hearing of(Socket socket) {
        var hearing = new Hearing(socket);
        socket.onAnyIncoming(arguments -> hearing.heard.add(new Heard((String) arguments[0], json(arguments[1]))));
        socket.connect();
        await("connection").atMost(PATIENCE).until(socket::connected);
        return hearing;
    }

    private static JsonNode json(Object payload) {
        return payload instanceof String text ? JSON.valueToTree(text) : JSON.readTree(payload.toString());
    }

    /** The first payload of the event that matches, once it is there. */
    JsonNode awaits(String event, Predicate<JsonNode> matching) {
        return awaits(event, matching, PATIENCE);
    }

    JsonNode awaits(String event, Predicate<JsonNode> matching, Duration patience) {
        await(event).atMost(patience).until(() -> of(event).anyMatch(matching));
        return of(event).filter(matching).findFirst().orElseThrow();
    }

    Stream<JsonNode> of(String event) {
        return heard.stream().filter(one -> one.event().equals(event)).map(Heard::payload);
    }

    /** The ids in the event's payloads so far. */
    Set<String> heardIds(String event) {
        return of(event).map(payload -> payload.path("id").asString()).collect(Collectors.toSet());
    }

    /** Emits, and returns the acknowledgement. */
    JsonNode says(String event, Object payload) {
        var answer = new CompletableFuture<Object>();
        socket.emit(event, new Object[] {payload}, (Ack) arguments -> answer.complete(arguments[0]));
        await("acknowledgement of " + event).atMost(PATIENCE).until(answer::isDone);
        return json(answer.join());
    }

    boolean isConnected() {
        return socket.connected();
    }

    void joins(String postId) {
        assertThat(says("join_post", postId).path("ok").asBoolean()).isTrue();
    }

    @Override
    public void close() {
        socket.disconnect();
    }
}
