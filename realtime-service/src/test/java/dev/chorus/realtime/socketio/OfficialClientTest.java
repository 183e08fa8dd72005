package dev.chorus.realtime.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.realtime.engineio.TransportType;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.Polling;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The official Java client, unmodified, on each transport and across the upgrade. */
class OfficialClientTest {

    private final TestServer server = new TestServer();
    private final List<Socket> clients = new ArrayList<>();

    enum Transports {
        POLLING(Polling.NAME),
        WEBSOCKET(WebSocket.NAME),
        BOTH(Polling.NAME, WebSocket.NAME);

        private final String[] names;

        Transports(String... names) {
            this.names = names;
        }
    }

    @AfterEach
    void stop() {
        clients.forEach(Socket::close);
        server.close();
    }

    private Socket client(String namespace, Transports transports, String token) {
        var options = IO.Options.builder()
                .setTransports(transports.names)
                .setAuth(Map.of("token", token))
                .setForceNew(true)
                .setReconnection(false)
                .build();
        var client = IO.socket(URI.create("http://127.0.0.1:" + server.engine.port() + namespace), options);
        clients.add(client);
        return client;
    }

    private static BlockingQueue<Object[]> listen(Socket client, String event) {
        var heard = new LinkedBlockingQueue<Object[]>();
        client.on(event, heard::add);
        return heard;
    }

    private static Object[] next(BlockingQueue<Object[]> heard) throws InterruptedException {
        var arguments = heard.poll(10, TimeUnit.SECONDS);
        if (arguments == null) {
            throw new AssertionError("nothing heard");
        }
        return arguments;
    }

    @ParameterizedTest
    @EnumSource
    void eventsGoBothWays(Transports transports) throws Exception {
        var client = client("", transports, "good");
        var hello = listen(client, "hello");
        var echo = listen(client, "echo");
        client.connect();
        assertThat(next(hello)).containsExactly("good");
        client.emit("echo", 1, "zwei €😀", new JSONObject().put("three", new JSONArray().put(4)));
        var echoed = next(echo);
        assertThat(echoed[0]).isEqualTo(1);
        assertThat(echoed[1]).isEqualTo("zwei €😀");
        assertThat(echoed[2]).hasToString("{\"three\":[4]}");
    }

    @ParameterizedTest
    @EnumSource
    void binaryDataGoBothWays(Transports transports) throws Exception {
        var client = client("", transports, "good");
        var echo = listen(client, "echo");
        client.connect();
        client.emit("echo", new byte[] {1, 2, 3}, new JSONObject().put("deep", new byte[] {4}));
        var echoed = next(echo);
        assertThat((byte[]) echoed[0]).containsExactly(1, 2, 3);
        assertThat((byte[]) ((JSONObject) echoed[1]).get("deep")).containsExactly(4);
    }

    @ParameterizedTest
    @EnumSource
    void acknowledgementsGoBothWays(Transports transports) throws Exception {
        var client = client("", transports, "good");
        client.on("question", arguments -> ((Ack) arguments[1]).call("answer to " + ((byte[]) arguments[0]).length));
        client.connect();
        var answer = new CompletableFuture<Object[]>();
        client.emit("ack", new Object[] {"please", new byte[] {7}}, answer::complete);
        var answered = answer.get(10, TimeUnit.SECONDS);
        assertThat(answered[0]).isEqualTo("please");
        assertThat((byte[]) answered[1]).containsExactly(7);
        client.emit("ask");
        assertThat(server.handler.answers.get(10, TimeUnit.SECONDS).getFirst().asString())
                .isEqualTo("answer to 2");
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedClientLearnsWhy(Transports transports) throws Exception {
        var client = client("", transports, "bad");
        var error = listen(client, Socket.EVENT_CONNECT_ERROR);
        client.connect();
        var problem = (JSONObject) next(error)[0];
        assertThat(problem.getString("message")).isEqualTo("Not authorized");
        assertThat(problem.getJSONObject("data").getString("code")).isEqualTo("UNAUTHENTICATED");
        assertThat(server.handler.sockets).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aNamespaceOfItsOwnIsJoinedAndLeft(Transports transports) throws Exception {
        var client = client("/custom", transports, "good");
        var hello = listen(client, "hello");
        client.connect();
        assertThat(next(hello)).containsExactly("good");
        client.disconnect();
        assertThat(server.custom.nextDisconnect())
                .isIn(DisconnectReason.CLIENT_DISCONNECT, DisconnectReason.TRANSPORT_CLOSE);
    }

    @ParameterizedTest
    @EnumSource
    void aSocketThatTheServerDisconnectsIsTold(Transports transports) throws Exception {
        var client = client("", transports, "good");
        var disconnected = listen(client, Socket.EVENT_DISCONNECT);
        client.connect();
        client.emit("close");
        assertThat(next(disconnected)[0]).isEqualTo("io server disconnect");
        assertThat(server.handler.nextDisconnect()).isEqualTo(DisconnectReason.SERVER_DISCONNECT);
        await().until(() -> server.engine.sessions() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void aBroadcastPreparedOnceReachesEveryone(Transports transports) throws Exception {
        var first = listen(client("", transports, "good-1"), "news");
        var second = listen(client("", transports, "good-2"), "news");
        clients.forEach(Socket::connect);
        var sockets = List.of(server.handler.nextSocket(), server.handler.nextSocket());
        var packet = server.main.prepare("news", Map.of("n", 1), new byte[] {9});
        for (var socket : sockets) {
            socket.eventLoop().execute(() -> socket.write(packet));
        }
        for (var heard : List.of(first, second)) {
            var arguments = next(heard);
            assertThat(arguments[0]).hasToString("{\"n\":1}");
            assertThat((byte[]) arguments[1]).containsExactly(9);
        }
    }

    @Test
    void nothingIsLostOrReorderedByAnUpgrade() throws Exception {
        for (var round = 0; round < 5; round++) {
            var client = client("", Transports.BOTH, "good");
            var numbers = new LinkedBlockingQueue<Integer>();
            client.on("n", arguments -> numbers.add((Integer) arguments[0]));
            client.connect();
            var socket = server.handler.nextSocket();
            var loop = socket.eventLoop();
            var count = 0;
            while (socket.transport() == TransportType.POLLING) {
                socket.emit("n", count++);
                loop.submit(() -> {}).sync();
            }
            socket.emit("n", count++);
            for (var i = 0; i < count; i++) {
                assertThat(numbers.poll(10, TimeUnit.SECONDS)).isEqualTo(i);
            }
            assertThat(socket.eventLoop()).isSameAs(loop);
        }
    }

    @Test
    void manyEventsInARowKeepTheirOrder() throws Exception {
        var client = client("", Transports.BOTH, "good");
        var echo = listen(client, "echo");
        client.connect();
        IntStream.range(0, 1_000).forEach(n -> client.emit("echo", n));
        for (var n = 0; n < 1_000; n++) {
            assertThat(next(echo)).containsExactly(n);
        }
    }
}
