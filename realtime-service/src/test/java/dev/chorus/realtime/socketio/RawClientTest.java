package dev.chorus.realtime.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no official client would send. */
class RawClientTest {

    private final TestServer server = new TestServer();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4",
                "4abc",
                "42[]",
                "42{}",
                "42[\"echo\"",
                "42[\"connect\"]",
                "42/custom,[\"echo\"]",
                "40",
                "43[]",
                "44{\"message\":\"x\"}",
                "451-[\"echo\",{\"_placeholder\":true,\"num\":0}]|42[\"echo\"]"
            })
    void aMalformedPacketEndsThatConnectionAlone(String packets) throws Exception {
        var client = connected();
        var bystander = connected();
        for (var packet : packets.split("\\|", -1)) {
            client.send(packet);
        }
        assertThat(client.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1002);
        assertThat(server.handler.nextDisconnect()).isEqualTo(DisconnectReason.PARSE_ERROR);
        bystander.send("42[\"echo\",1]");
        assertThat(bystander.next()).isEqualTo("42[\"echo\",1]");
    }

    @Test
    void binaryDataOfNoPacketEndTheConnection() throws Exception {
        var client = connected();
        client.socket().sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
        assertThat(client.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1002);
    }

    @Test
    void aHandlerThatFailsEndsThatConnectionAlone() throws Exception {
        var client = connected();
        var bystander = connected();
        client.send("42[\"nobody knows this\"]");
        assertThat(client.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1011);
        assertThat(server.handler.nextDisconnect()).isEqualTo(DisconnectReason.APPLICATION_ERROR);
        bystander.send("42[\"echo\",1]");
        assertThat(bystander.next()).isEqualTo("42[\"echo\",1]");
    }

    @Test
    void whatAClientSendsBeforeItKnowsThatItWasDisconnectedIsIgnored() throws Exception {
        var client = connected();
        client.send("42[\"leave\"]");
        client.send("42[\"echo\",1]");
        client.send("41");
        assertThat(client.next()).isEqualTo("41");
        client.send("40{\"token\":\"good\"}");
        assertThat(client.next()).startsWith("40{\"sid\":");
    }

    @Test
    void anAdmissionThatFailsIsARefusal() throws Exception {
        var client = opened();
        client.send("40{\"token\":\"broken\"}");
        assertThat(client.next()).isEqualTo("44{\"message\":\"Internal error\"}");
    }

    @Test
    void whoJoinsNoNamespaceInTimeIsClosed() throws Exception {
        try (var impatient = new TestServer(Duration.ofMillis(300))) {
            var client = new Client(http, impatient.engine.port());
            assertThat(client.next()).startsWith("0");
            client.send("40{\"token\":\"never\"}");
            assertThat(client.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1000);
        }
    }

    @Test
    void anAnswerToNoQuestionIsIgnored() throws Exception {
        var client = connected();
        client.send("439[\"what?\"]");
        client.send("42[\"echo\",1]");
        assertThat(client.next()).isEqualTo("42[\"echo\",1]");
    }

    @Test
    void aQuestionEndsWithItsSocket() throws Exception {
        var client = connected();
        client.send("42[\"ask\"]");
        assertThat(client.next()).startsWith("451-");
        client.socket().abort();
        assertThat(server.handler.nextDisconnect()).isNotNull();
        assertThat(server.handler.answers.handle((_, failure) -> failure).get(10, TimeUnit.SECONDS))
                .isInstanceOf(CancellationException.class);
    }

    private Client opened() throws InterruptedException {
        var client = new Client(http, server.engine.port());
        assertThat(client.next()).startsWith("0{");
        return client;
    }

    private Client connected() throws InterruptedException {
        var client = opened();
        client.send("40{\"token\":\"good\"}");
        assertThat(client.next()).startsWith("40{\"sid\":");
        assertThat(client.next()).isEqualTo("42[\"hello\",\"good\"]");
        return client;
    }

    private static final class Client implements WebSocket.Listener {
        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final CompletableFuture<WebSocket> socket;

        Client(HttpClient http, int port) {
            socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket"), this);
        }

        WebSocket socket() {
            return socket.join();
        }

        void send(String text) {
            socket().sendText(text, true).join();
        }

        String next() throws InterruptedException {
            var message = received.poll(10, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing received");
            }
            return message;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            received.add(data.toString());
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }
    }
}
