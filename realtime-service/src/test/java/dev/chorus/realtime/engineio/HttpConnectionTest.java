package dev.chorus.realtime.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() {
        var sid = server.open();
        try (var connection = new RawConnection(server.server.port())) {
            connection.send(get(sid) + post(sid, "4one") + get("unknown") + post(sid, "4two"));
            var other = server.application.sessions.getFirst();
            other.execute(() -> other.write(PreparedPacket.text("zero")));
            assertThat(connection.readUntil("4zero")).startsWith("HTTP/1.1 200");
            assertThat(connection.readUntil("ok")).startsWith("HTTP/1.1 200");
            assertThat(connection.readUntil("unknown\"}")).startsWith("HTTP/1.1 400");
            assertThat(connection.readUntil("ok")).startsWith("HTTP/1.1 200");
            assertThat(server.application.texts).containsExactly("one", "two");
        }
    }

    @Test
    void aSecondPostBesideAnUnfinishedOneEndsTheSession() throws InterruptedException {
        var sid = server.open();
        try (var connection = new RawConnection(server.server.port())) {
            connection.send(head("POST", sid, "Content-Length: 5\r\nExpect: 100-continue\r\n"));
            assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
            assertThat(server.post(server.polling(sid), "4b").statusCode()).isEqualTo(400);
            assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.PARSE_ERROR);
            connection.send("4late");
            assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 400");
            assertThat(server.application.texts).isEmpty();
        }
    }

    @Test
    void aPostThatIsNeverFinishedEndsTheSession() throws InterruptedException {
        var sid = server.open();
        try (var connection = new RawConnection(server.server.port())) {
            connection.send(head("POST", sid, "Content-Length: 500\r\n") + "4half");
        }
        assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.TRANSPORT_ERROR);
    }

    @Test
    void anAbandonedGetEndsTheSession() throws InterruptedException {
        var sid = server.open();
        try (var connection = new RawConnection(server.server.port())) {
            connection.send(get(sid));
        }
        assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.TRANSPORT_ERROR);
    }

    @Test
    void aChunkedBodyOverTheLimitIsCutOff() {
        var sid = server.open();
        try (var connection = new RawConnection(server.server.port())) {
            connection.send(head("POST", sid, "Transfer-Encoding: chunked\r\n"));
            for (var i = 0; i < 3; i++) {
                connection.send("c350\r\n" + "4".repeat(50_000) + "\r\n");
            }
            assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void nonsenseIsABadRequest() {
        try (var connection = new RawConnection(server.server.port())) {
            connection.send("NONSENSE\r\n\r\n");
            assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 400");
            assertThat(connection.drain()).isPositive();
        }
    }

    @Test
    void anUndecodableQueryIsABadRequest() {
        try (var connection = new RawConnection(server.server.port())) {
            connection.send("GET /engine.io/?EIO=%zz HTTP/1.1\r\nHost: test\r\n\r\n");
            assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aConnectionThatAsksNothingIsClosed() {
        try (var impatient = new TestServer(TestServer.CONFIG, true, Duration.ofMillis(100));
                var connection = new RawConnection(impatient.server.port())) {
            assertThat(connection.readByte()).isEqualTo(-1);
        }
    }

    private static String get(String sid) {
        return head("GET", sid, "");
    }

    private static String post(String sid, String body) {
        return head("POST", sid, "Content-Length: " + body.length() + "\r\n") + body;
    }

    private static String head(String method, String sid, String headers) {
        return method + " /engine.io/?EIO=4&transport=polling&sid=" + sid + " HTTP/1.1\r\nHost: test\r\n" + headers
                + "\r\n";
    }
}
