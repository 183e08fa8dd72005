package dev.chorus.realtime.conformance;

import dev.chorus.realtime.engineio.EngineConfig;
import dev.chorus.realtime.engineio.EngineServer;
import dev.chorus.realtime.engineio.ServerConfig;
import dev.chorus.realtime.socketio.SocketIo;
import java.io.IOException;
import java.time.Duration;

/**
 * Serves what the suites of engine.io-protocol and socket.io-protocol ask for, with their short times. The suites
 * expect port 3000: {@code realtime-service/conformance 3000}, then {@code npm ci && npm test} in the suite's folder.
 */
public final class ConformanceServer {

    static final EngineConfig CONFIG = EngineConfig.defaults()
            .withHeartbeat(Duration.ofMillis(300), Duration.ofMillis(200))
            .withAllowedOrigins(_ -> true);

    private ConformanceServer() {}

    /** A server, not yet started, on this port. */
    public static EngineServer onPort(int port) {
        var socketIo = SocketIo.builder().connectTimeout(Duration.ofSeconds(1)).build();
        socketIo.namespace("/", new EchoNamespace(true));
        socketIo.namespace("/custom", new EchoNamespace(false));
        return EngineServer.builder(ServerConfig.onPort(port))
                .endpoint("/engine.io/", CONFIG, EchoListener::new)
                .endpoint("/socket.io/", CONFIG, socketIo)
                .build();
    }

    static void main(String[] arguments) throws IOException {
        var server = onPort(arguments.length == 0 ? 3000 : Integer.parseInt(arguments[0]));
        server.start();
        IO.println("listening on " + server.port());
    }
}
