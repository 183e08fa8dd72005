package dev.chorus.realtime.engineio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebSocketTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSessionOpensWithoutUpgradesAndEchoes() throws InterruptedException {
        var client = server.webSocket();
        assertThat(client.next()).startsWith("0{\"sid\":\"").contains("\"upgrades\":[]", "\"maxPayload\":100000");
        assertThat(client.send("4hello").next()).isEqualTo("4hello");
        client.socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
        assertThat(client.next()).isEqualTo("binary of 3");
    }

    @Test
    void aMessageInSeveralFramesIsOne() throws InterruptedException {
        var client = server.webSocket();
        client.next();
        client.socket().sendText("4he", false).join();
        client.socket().sendText("l", false).join();
        assertThat(client.send("lo").next()).isEqualTo("4hello");
    }

    @Test
    void aMalformedPacketEndsItsSessionAlone() throws InterruptedException {
        var client = server.webSocket();
        var bystander = server.webSocket();
        client.next();
        bystander.next();
        assertThat(client.send("abc").closeCode()).isEqualTo(1002);
        assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.PARSE_ERROR);
        assertThat(bystander.send("4still here").next()).isEqualTo("4still here");
        assertThat(server.observer.badPackets).hasValue(1);
    }

    @Test
    void aMessageOverTheLimitIsTooBig() throws InterruptedException {
        var whole = server.webSocket();
        whole.next();
        assertThat(whole.send("4" + "x".repeat(100_000)).closeCode()).isEqualTo(1009);

        var inPieces = server.webSocket();
        inPieces.next();
        inPieces.socket().sendText("4" + "x".repeat(60_000), false).join();
        assertThat(inPieces.send("x".repeat(60_000)).closeCode()).isEqualTo(1009);
    }

    @Test
    void textThatIsNotUtf8EndsTheSession() throws InterruptedException {
        try (var connection = new RawConnection(server.server.port())) {
            connection.upgrade("EIO=4&transport=websocket");
            connection.readUntil("\"maxPayload\":100000}");
            connection.send(RawConnection.frame(0x81, new byte[] {'4', (byte) 0xC3, 0x28}));
            assertThat(connection.readByte()).isEqualTo(0x88);
            assertThat(connection.readByte()).isEqualTo(2);
            assertThat(connection.readByte() << 8 | connection.readByte()).isEqualTo(1007);
        }
        assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.PARSE_ERROR);
    }

    @Test
    void anUnmaskedFrameBreaksTheProtocol() throws InterruptedException {
        try (var connection = new RawConnection(server.server.port())) {
            connection.upgrade("EIO=4&transport=websocket").send(new byte[] {(byte) 0x81, 2, '4', 'x'});
            assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.PARSE_ERROR);
        }
    }

    @Test
    void pingFramesAreAnswered() {
        try (var connection = new RawConnection(server.server.port())) {
            connection.upgrade("EIO=4&transport=websocket");
            connection.readUntil("\"maxPayload\":100000}");
            connection.send(RawConnection.frame(0x89, "there?".getBytes(UTF_8)));
            assertThat(connection.readUntil("there?")).startsWith("\u008a\u0006");
        }
    }

    @Test
    void aConnectionThatBreaksEndsTheSession() throws InterruptedException {
        try (var connection = new RawConnection(server.server.port())) {
            connection.upgrade("EIO=4&transport=websocket");
        }
        assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.TRANSPORT_CLOSE);
        await().untilAsserted(() -> assertThat(server.server.sessions()).isZero());
    }

    @Test
    void heartbeatsGoOnAsLongAsTheyAreAnswered() throws InterruptedException {
        try (var busy = new TestServer(TestServer.CONFIG.withHeartbeat(Duration.ofMillis(50), Duration.ofSeconds(1)))) {
            var client = busy.webSocket();
            client.next();
            for (var i = 0; i < 10; i++) {
                assertThat(client.next()).isEqualTo("2");
                client.send("3");
            }
            assertThat(client.next()).isEqualTo("2");
            assertThat(busy.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.PING_TIMEOUT);
        }
    }

    @Test
    void aSlowReaderIsClosedAndTheOthersStillHear() throws InterruptedException {
        try (var slow = new RawConnection(server.server.port(), 4_096)) {
            slow.upgrade("EIO=4&transport=websocket");
            await().until(() -> server.application.sessions.size() == 1);
            var reader = server.webSocket();
            reader.next();
            var packet = PreparedPacket.text("x".repeat(50_000));
            var rounds = 0;
            while (server.observer.overflows.get() == 0 && rounds++ < 2_000) {
                for (var session : server.application.sessions) {
                    session.execute(() -> session.write(packet));
                }
                assertThat(reader.next()).hasSize(50_001);
            }
            assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.OVERFLOW);
            assertThat(reader.send("4fine").next()).isEqualTo("4fine");
            assertThat(server.server.sessions()).isEqualTo(1);
        }
    }

    @Test
    void oneFlushServesAllThatWasWrittenInATurn() throws InterruptedException {
        var client = server.webSocket();
        client.next();
        var session = server.application.sessions.getFirst();
        session.execute(() -> {
            for (var i = 0; i < 1_000; i++) {
                session.write(PreparedPacket.text("n" + i));
            }
        });
        for (var i = 0; i < 1_000; i++) {
            assertThat(client.next()).isEqualTo("4n" + i);
        }
        // Counted after the flush, which the client may have read by then.
        await().until(() -> server.observer.sent.get() == 1_001);
    }
}
