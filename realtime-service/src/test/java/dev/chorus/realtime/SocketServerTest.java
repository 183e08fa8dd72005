package dev.chorus.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.chorus.realtime.engineio.EngineConfig;
import dev.chorus.realtime.engineio.EngineServer;
import dev.chorus.realtime.engineio.ServerConfig;
import dev.chorus.realtime.hub.TestHub;
import dev.chorus.realtime.socketio.SocketIo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestHub hub = new TestHub();
    private final AtomicBoolean topicsAreHeard = new AtomicBoolean(true);
    private final SocketServer server = serverOn(0);

    @AfterEach
    void stop() {
        server.stop();
        hub.close();
    }

    @Test
    void opensOnlyOnceTheTopicsAreHeard() {
        topicsAreHeard.set(false);
        server.start();
        assertThat(server.isReady()).isFalse();
        assertThatThrownBy(server::port).isInstanceOf(IllegalStateException.class);

        topicsAreHeard.set(true);

        await().atMost(PATIENCE).until(server::isReady);
        assertThat(server.port()).isPositive();
    }

    @Test
    void isNotReadyWhileTheTopicsAreLost() {
        server.start();
        assertThat(server.isReady()).isTrue();

        topicsAreHeard.set(false);

        assertThat(server.isReady()).isFalse();
    }

    @Test
    void stoppingTellsClientsToComeBack() throws Exception {
        server.start();
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.newWebSocketBuilder()
                    .buildAsync(address(), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                            closed.complete(status);
                            return CompletableFuture.completedStage(null);
                        }
                    })
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            CompletableFuture<Boolean> stopped = new CompletableFuture<>();

            server.stop(() -> stopped.complete(true));

            assertThat(closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1012);
            assertThat(stopped.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(server.isReady()).isFalse();
    }

    @Test
    void canBeStartedAgain() {
        server.start();
        server.stop();
        assertThat(server.isRunning()).isFalse();

        server.start();

        assertThat(server.isReady()).isTrue();
    }

    @Test
    void aTakenPortFailsTheStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            SocketServer late = serverOn(taken.getLocalPort());

            assertThatThrownBy(late::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    private SocketServer serverOn(int port) {
        SocketIo socketIo = SocketIo.builder().build();
        return new SocketServer(
                () -> EngineServer.builder(ServerConfig.onPort(port))
                        .endpoint("/socket.io/", EngineConfig.defaults(), socketIo)
                        .build(),
                topicsAreHeard::get,
                hub.hub(),
                Duration.ofMillis(50),
                Duration.ofMillis(100));
    }

    private URI address() {
        return URI.create("ws://localhost:" + server.port() + "/socket.io/?EIO=4&transport=websocket");
    }
}
