package dev.chorus.realtime;

import dev.chorus.platform.consuming.TopicTail;
import dev.chorus.realtime.RealtimeProperties.Connections;
import dev.chorus.realtime.commands.ClientEvents;
import dev.chorus.realtime.engineio.EngineConfig;
import dev.chorus.realtime.engineio.EngineServer;
import dev.chorus.realtime.engineio.ServerConfig;
import dev.chorus.realtime.hub.EdgeMeters;
import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.PushEncoder;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.socketio.Namespace;
import dev.chorus.realtime.socketio.SocketIo;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Socket.IO on a port of its own, beside the WebFlux server. */
@Configuration(proxyBeanMethods = false)
class SocketConfiguration {
    private static final String MAIN = "/";
    private static final String PATH = "/socket.io/";
    /** No event of ours takes binary data. */
    private static final int MAX_ATTACHMENTS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    SocketIo socketIo(RealtimeProperties settings, JsonMapper json, EdgeMeters meters) {
        return SocketIo.builder()
                .connectTimeout(settings.connections().connectTimeout())
                .maxAttachments(MAX_ATTACHMENTS)
                .json(json)
                .observer(meters)
                .build();
    }

    @Bean
    Namespace<Session> mainNamespace(SocketIo socketIo, ClientEvents events) {
        return socketIo.namespace(MAIN, events);
    }

    @Bean
    PushEncoder pushEncoder(Namespace<Session> main) {
        return (event, arguments) -> main.prepareOpen(event.wireName(), arguments);
    }

    /** Takes all tails: they begin before it, and go on until its sockets are drained. */
    @Bean
    SocketServer socketServer(
            RealtimeProperties settings, SocketIo socketIo, EdgeMeters meters, Hub hub, List<TopicTail> tails) {
        ServerConfig server = serverConfig(settings);
        EngineConfig engine = engineConfig(settings.connections());
        return new SocketServer(
                () -> EngineServer.builder(server)
                        .observer(meters)
                        .endpoint(PATH, engine, socketIo)
                        .build(),
                () -> tails.stream().allMatch(TopicTail::caughtUp),
                hub,
                PATIENCE,
                settings.drainTime());
    }

    @Bean
    HealthIndicator socketsHealthIndicator(SocketServer server) {
        return () -> (server.isReady() ? Health.up() : Health.outOfService()).build();
    }

    private static ServerConfig serverConfig(RealtimeProperties settings) {
        ServerConfig defaults = ServerConfig.onPort(settings.socketPort());
        return new ServerConfig(
                settings.socketAddress(),
                defaults.port(),
                defaults.eventLoops(),
                defaults.nativeTransport(),
                defaults.httpIdleTimeout(),
                defaults.backlog());
    }

    private static EngineConfig engineConfig(Connections settings) {
        return EngineConfig.defaults()
                .withHeartbeat(settings.pingInterval(), settings.pingTimeout())
                .withLimits(
                        Math.toIntExact(settings.maxPayload().toBytes()),
                        Math.toIntExact(settings.maxPending().toBytes()),
                        settings.maxSessions());
    }
}
