package dev.chorus.realtime.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollingTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transport=polling               | {\"code\":5,\"message\":\"Unsupported protocol version\"}",
                "EIO=3&transport=polling         | {\"code\":5,\"message\":\"Unsupported protocol version\"}",
                "EIO=4                           | {\"code\":0,\"message\":\"Transport unknown\"}",
                "EIO=4&transport=pigeon          | {\"code\":0,\"message\":\"Transport unknown\"}",
                "EIO=4&transport=polling&sid=no  | {\"code\":1,\"message\":\"Session ID unknown\"}",
                "EIO=4&transport=websocket       | {\"code\":3,\"message\":\"Bad request\"}",
            })
    void aWrongRequestIsRefusedWithAReason(String query, String body) {
        var response = server.get(server.uri(query));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    }

    @Test
    void aHandshakeByPostIsRefused() {
        var response = server.post(server.uri("EIO=4&transport=polling"), "40");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"code\":2,\"message\":\"Bad handshake method\"}");
    }

    @Test
    void anotherPathIsNotFound() {
        var uri = server.uri("EIO=4&transport=polling");
        assertThat(server.get(uri.resolve("/elsewhere/")).statusCode()).isEqualTo(404);
    }

    @Test
    void aMessageWaitsForTheNextGetAndAGetForTheNextMessage() {
        var sid = server.open();
        assertThat(server.post(server.polling(sid), "4early").body()).isEqualTo("ok");
        assertThat(server.get(server.polling(sid)).body()).isEqualTo("4early");
        var waiting = server.send(HttpRequest.newBuilder(server.polling(sid)));
        assertThat(server.post(server.polling(sid), "4late").body()).isEqualTo("ok");
        assertThat(waiting.join().body()).isEqualTo("4late");
    }

    @Test
    void aMalformedPayloadIsRefusedAndEndsItsSessionAlone() throws InterruptedException {
        var sid = server.open();
        var bystander = server.open();
        assertThat(server.post(server.polling(sid), "4a\u001exyz").statusCode()).isEqualTo(400);
        assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.PARSE_ERROR);
        assertThat(server.get(server.polling(sid)).statusCode()).isEqualTo(400);
        assertThat(server.post(server.polling(bystander), "4fine").statusCode()).isEqualTo(200);
        assertThat(server.observer.badPackets).hasValue(1);
    }

    @Test
    void aPingFromTheClientIsAnError() {
        assertThat(server.post(server.polling(server.open()), "2").statusCode()).isEqualTo(400);
    }

    @RepeatedTest(10)
    void aBodyOverTheLimitIsRefused() {
        var sid = server.open();
        assertThat(server.post(server.polling(sid), "4" + "x".repeat(100_000)).statusCode())
                .isEqualTo(413);
        assertThat(server.post(server.polling(sid), "4" + "x".repeat(90_000)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aClientThatClosesReleasesItsGet() throws InterruptedException {
        var sid = server.open();
        var waiting = server.send(HttpRequest.newBuilder(server.polling(sid)));
        assertThat(server.post(server.polling(sid), "1").body()).isEqualTo("ok");
        assertThat(waiting.join().body()).isEqualTo("6");
        assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.TRANSPORT_CLOSE);
    }

    @Test
    void aSessionClosedByTheServerStillHandsOverWhatWasWritten() {
        var sid = server.open();
        var session = server.application.sessions.getFirst();
        session.execute(() -> {
            session.write(PreparedPacket.text("farewell"));
            session.close(CloseReason.FORCED_CLOSE);
        });
        assertThat(server.get(server.polling(sid)).body()).isEqualTo("4farewell\u001e1");
        assertThat(server.get(server.polling(sid)).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsAllowedMayWaitBeyondTheQueueUntilItIsRead() throws InterruptedException {
        var sid = server.open();
        var session = server.application.sessions.getFirst();
        Runnable nine =
                () -> IntStream.range(0, 9).forEach(_ -> session.write(PreparedPacket.text("x".repeat(50_000))));
        session.execute(() -> {
            session.allow(300_000);
            nine.run();
        });
        assertThat(server.get(server.polling(sid)).body()).hasSize(9 * 50_001 + 8);
        assertThat(server.application.closed).isEmpty();

        session.execute(nine);
        assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.OVERFLOW);
    }

    @Test
    void whatIsAllowedTwiceIsNotAllowedTwice() throws InterruptedException {
        server.open();
        var session = server.application.sessions.getFirst();
        session.execute(() -> {
            for (int i = 0; i < 9; i++) {
                session.allow(300_000);
                IntStream.range(0, 3).forEach(_ -> session.write(PreparedPacket.text("x".repeat(50_000))));
            }
        });
        assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.OVERFLOW);
    }

    @Test
    void aListenerThatFailsCostsItsSessionOnly() throws InterruptedException {
        var sid = server.open();
        var bystander = server.open();
        server.post(server.polling(sid), "4fail");
        assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.APPLICATION_ERROR);
        assertThat(server.observer.failures).hasValue(1);
        assertThat(server.post(server.polling(bystander), "4fine").statusCode()).isEqualTo(200);
    }

    @Test
    void aClientThatNeverAnswersAPingIsGone() throws InterruptedException {
        try (var impatient =
                new TestServer(TestServer.CONFIG.withHeartbeat(Duration.ofMillis(200), Duration.ofMillis(200)))) {
            var sid = impatient.open();
            assertThat(impatient.get(impatient.polling(sid)).body()).isEqualTo("2");
            assertThat(impatient.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.PING_TIMEOUT);
            assertThat(impatient.get(impatient.polling(sid)).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aPageOfAnAllowedOriginMayAskAndAnotherMayNot() {
        var uri = server.uri("EIO=4&transport=polling");
        var preflight = HttpRequest.newBuilder(uri)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://allowed.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-one");
        var allowed = server.send(preflight).join();
        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(allowed.headers().firstValue("access-control-allow-origin")).hasValue("http://allowed.example");
        assertThat(allowed.headers().firstValue("access-control-allow-headers")).hasValue("x-one");

        var foreign = server.send(HttpRequest.newBuilder(uri).header("Origin", "http://other.example"))
                .join();
        assertThat(foreign.statusCode()).isEqualTo(200);
        assertThat(foreign.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void beyondItsSessionsTheServerIsUnavailable() {
        try (var small = new TestServer(TestServer.CONFIG.withLimits(1_000, 1_000, 1))) {
            small.open();
            assertThat(small.get(small.uri("EIO=4&transport=polling")).statusCode())
                    .isEqualTo(503);
        }
    }
}
