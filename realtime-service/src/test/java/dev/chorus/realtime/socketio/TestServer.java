package dev.chorus.realtime.socketio;

import dev.chorus.realtime.engineio.EngineConfig;
import dev.chorus.realtime.engineio.EngineServer;
import dev.chorus.realtime.engineio.ServerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Two namespaces on a free port. */
final class TestServer implements AutoCloseable {

    final TestNamespace handler = new TestNamespace();
    final TestNamespace custom = new TestNamespace();
    final Namespace<String> main;
    final EngineServer engine;

    TestServer() {
        this(Duration.ofSeconds(45));
    }

    TestServer(Duration connectTimeout) {
        var socketIo = SocketIo.builder().connectTimeout(connectTimeout).build();
        main = socketIo.namespace("/", handler);
        var _ = socketIo.namespace("/custom", custom);
        engine = EngineServer.builder(new ServerConfig("127.0.0.1", 0, 2, true, Duration.ofSeconds(60), 128))
                .endpoint("/socket.io/", EngineConfig.defaults(), socketIo)
                .build();
        try {
            engine.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        engine.stop();
    }
}
