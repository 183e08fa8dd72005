package dev.chorus.realtime.engineio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeTest {

    private static TestServer server(boolean nativeTransport) {
        return server(nativeTransport, Duration.ofSeconds(20));
    }

    private static TestServer server(boolean nativeTransport, Duration upgradeTimeout) {
        return new TestServer(
                TestServer.CONFIG.withUpgradeTimeout(upgradeTimeout), nativeTransport, Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWrittenDuringAnUpgradeArrivesAfterItInOrder(boolean nativeTransport) throws InterruptedException {
        try (var server = server(nativeTransport)) {
            // Several, so that some WebSockets are accepted on another event loop than their session's.
            for (var round = 0; round < 10; round++) {
                var sid = server.open();
                var session = server.application.sessions.getLast();
                var loop = session.eventLoop();
                var waiting = server.send(HttpRequest.newBuilder(server.polling(sid)));
                var webSocket = server.webSocket("EIO=4&transport=websocket&sid=" + sid);
                assertThat(webSocket.send("2probe").next()).isEqualTo("3probe");
                assertThat(waiting.join().body()).isEqualTo("6");
                session.execute(() -> session.write(PreparedPacket.text("first")));
                await().until(() -> loop.submit(() -> true).get());
                webSocket.send("5").send("4second");
                assertThat(webSocket.next()).isEqualTo("4first");
                assertThat(webSocket.next()).isEqualTo("4second");
                assertThat(session.transportType()).isEqualTo(TransportType.WEBSOCKET);
                assertThat(session.eventLoop()).isSameAs(loop);
                assertThat(server.get(server.polling(sid)).statusCode()).isEqualTo(400);
            }
            assertThat(server.observer.upgrades).hasValue(10);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUpgradeThatIsNotCompletedLeavesTheSessionWithLongPolling(boolean nativeTransport)
            throws InterruptedException {
        try (var server = server(nativeTransport, Duration.ofSeconds(2))) {
            var sid = server.open();
            var stalled = server.webSocket("EIO=4&transport=websocket&sid=" + sid);
            assertThat(stalled.send("2probe").next()).isEqualTo("3probe");
            assertThat(stalled.closeCode()).isEqualTo(1008);
            assertThat(server.post(server.polling(sid), "4hello").statusCode()).isEqualTo(200);
            assertThat(server.get(server.polling(sid)).body()).isEqualTo("4hello");

            var again = server.webSocket("EIO=4&transport=websocket&sid=" + sid);
            assertThat(again.send("2probe").next()).isEqualTo("3probe");
            assertThat(again.send("5").send("4upgraded").next()).isEqualTo("4upgraded");
        }
    }

    @Test
    void aSessionClosedDuringItsUpgradeStillHandsOverWhatWasWritten() throws InterruptedException {
        try (var server = server(true)) {
            var sid = server.open();
            var webSocket = server.webSocket("EIO=4&transport=websocket&sid=" + sid);
            assertThat(webSocket.send("2probe").next()).isEqualTo("3probe");
            sayFarewell(server.application.sessions.getFirst());
            assertThat(webSocket.send("5").next()).isEqualTo("4farewell");
            assertThat(webSocket.closeCode()).isEqualTo(1000);
            assertThat(server.get(server.polling(sid)).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aSessionClosedBeforeTheProbeHandsItOverToTheNextGet() {
        try (var server = server(true)) {
            var sid = server.open();
            var webSocket = server.webSocket("EIO=4&transport=websocket&sid=" + sid);
            sayFarewell(server.application.sessions.getFirst());
            assertThat(webSocket.closeCode()).isEqualTo(1008);
            assertThat(server.get(server.polling(sid)).body()).isEqualTo("4farewell\u001e1");
        }
    }

    private static void sayFarewell(EngineSession session) {
        session.execute(() -> {
            session.write(PreparedPacket.text("farewell"));
            session.close(CloseReason.FORCED_CLOSE);
        });
        await().until(() -> !session.isOpen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4hello", "5", "2", "nonsense"})
    void anythingButAProbeEndsTheWebSocketAndNotTheSession(String packet) {
        try (var server = server(true)) {
            var sid = server.open();
            var webSocket = server.webSocket("EIO=4&transport=websocket&sid=" + sid);
            assertThat(webSocket.send(packet).closeCode()).isEqualTo(1002);
            assertThat(server.post(server.polling(sid), "4hello").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSecondWebSocketForASessionIsClosed(boolean firstHasUpgraded) throws InterruptedException {
        try (var server = server(true)) {
            var sid = server.open();
            var first = server.webSocket("EIO=4&transport=websocket&sid=" + sid);
            assertThat(first.send("2probe").next()).isEqualTo("3probe");
            if (firstHasUpgraded) {
                assertThat(first.send("5").send("4x").next()).isEqualTo("4x");
            }
            var second = server.webSocket("EIO=4&transport=websocket&sid=" + sid);
            assertThat(second.closeCode()).isEqualTo(1008);
            assertThat(server.server.sessions()).isEqualTo(1);
        }
    }
}
