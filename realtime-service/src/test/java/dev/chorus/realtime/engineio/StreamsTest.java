package dev.chorus.realtime.engineio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.multiplexing.MultiplexedConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many connections in one, byte for byte as a gateway speaks (package {@code dev.chorus.multiplexing}). */
class StreamsTest {

    private static final int OPEN = 1;
    private static final int DATA = 2;
    private static final int CLOSE = 4;

    @Test
    void eachStreamIsASessionOfItsOwn() {
        try (var server = new TestServer();
                var connection = streams(server)) {
            open(connection, 7, "EIO=4&transport=websocket");
            readUntil(connection, 7, "\"sid\"");
            open(connection, 9, "EIO=4&transport=websocket");
            readUntil(connection, 9, "\"sid\"");
            assertThat(server.server.sessions()).isEqualTo(2);

            connection.send(frame(CLOSE, 7));
            assertThat(readUntil(connection, 7, null)).isEmpty();
            var last = server.application.sessions.getLast();
            last.execute(() -> last.close(CloseReason.PING_TIMEOUT));
            assertThat(readUntil(connection, 9, null)).isEmpty();
            await().until(() -> server.server.sessions() == 0);
        }
    }

    @Test
    void aSessionThatPollsIsUpgradedToAStream() {
        try (var server = new TestServer();
                var connection = streams(server)) {
            // Several, so that some streams are on another event loop than their session.
            for (var number = 1; number <= 10; number++) {
                var sid = server.open();
                open(connection, number, "EIO=4&transport=websocket&sid=" + sid);
                readUntil(connection, number, "101 Switching");
                send(connection, number, "2probe");
                readUntil(connection, number, "3probe");
                send(connection, number, "5");
                send(connection, number, "4upgraded");
                readUntil(connection, number, "4upgraded");
            }
        }
    }

    @Test
    void elsewhereThereAreNone() {
        try (var server = new TestServer()) {
            var root = "http://127.0.0.1:" + server.server.port();
            assertThat(server.get(URI.create(root + MultiplexedConnection.PATH)).statusCode())
                    .isEqualTo(404);
            try (var connection = new RawConnection(server.server.port())) {
                connection.send("GET /engine.io/ HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: "
                        + MultiplexedConnection.PROTOCOL + "\r\n\r\n");
                assertThat(connection.readUntil("\r\n")).startsWith("HTTP/1.1 400 ");
            }
        }
    }

    private static RawConnection streams(TestServer server) {
        var connection = new RawConnection(server.server.port());
        connection.send("GET " + MultiplexedConnection.PATH
                + " HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: chorus-streams\r\n\r\n");
        assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 101 ").contains("chorus-streams");
        return connection;
    }

    private static void open(RawConnection connection, int number, String query) {
        connection.send(frame(OPEN, number));
        data(
                connection,
                number,
                ("GET /engine.io/?" + query + " HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(ISO_8859_1));
    }

    private static void send(RawConnection connection, int number, String packet) {
        data(connection, number, RawConnection.frame(WebSocketFrames.FINAL_TEXT, packet.getBytes(ISO_8859_1)));
    }

    private static void data(RawConnection connection, int number, byte[] bytes) {
        var frame = ByteBuffer.allocate(10 + bytes.length);
        frame.putInt(DATA << 24 | 6 + bytes.length).putShort((short) 1).putInt(number);
        connection.send(frame.put(bytes).array());
    }

    private static byte[] frame(int type, int number) {
        return ByteBuffer.allocate(8).putInt(type << 24 | 4).putInt(number).array();
    }

    /** Reads until the stream has said this, or has ended if it is null; returns all that it said. */
    private static String readUntil(RawConnection connection, int number, @Nullable String text) {
        var said = new StringBuilder();
        while (text == null || said.indexOf(text) < 0) {
            var header = read(connection, 4).getInt();
            var rest = read(connection, header & 0xFFFFFF);
            if (header >>> 24 == CLOSE && rest.getInt() == number) {
                assertThat(text).as("stream %d ended after %s", number, said).isNull();
                return said.toString();
            }
            if (header >>> 24 == DATA) {
                var count = rest.getShort();
                for (var i = 0; i < count; i++) {
                    if (rest.getInt(2 + 4 * i) == number) {
                        said.append(ISO_8859_1.decode(rest.duplicate().position(2 + 4 * count)));
                    }
                }
            }
        }
        return said.toString();
    }

    private static ByteBuffer read(RawConnection connection, int length) {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            bytes.put((byte) connection.readByte());
        }
        return bytes.flip();
    }
}
