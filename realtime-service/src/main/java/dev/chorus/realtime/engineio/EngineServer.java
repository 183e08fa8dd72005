package dev.chorus.realtime.engineio;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An HTTP server with one or several Engine.IO endpoints. Started once, stopped once. */
public final class EngineServer {

    private static final int GOING_AWAY = 1001;
    private static final int STOP_SECONDS = 5;

    private final ServerConfig config;
    private final EngineObserver observer;
    private final Map<String, EndpointSettings> settings;
    /** The close code of those that are left when the server stops: of a session that opened while it drained, too. */
    private volatile int farewell = GOING_AWAY;

    private volatile @Nullable Running running;

    private EngineServer(Builder builder) {
        this.config = builder.config;
        this.observer = builder.observer;
        this.settings = Map.copyOf(builder.endpoints);
    }

    public static Builder builder(ServerConfig config) {
        return new Builder(config);
    }

    /**
     * Binds the port and begins to accept connections.
     *
     * @throws IOException if the port cannot be bound
     */
    public synchronized void start() throws IOException {
        if (running != null) {
            throw new IllegalStateException("started already");
        }
        var netty = NettyTransport.choose(config.nativeTransport());
        var group = netty.newGroup(config.eventLoops());
        var loops = eventLoopsOf(group);
        var endpoints = new LinkedHashMap<String, Endpoint>();
        settings.forEach((path, endpoint) ->
                endpoints.put(path, new Endpoint(endpoint.config(), endpoint.application(), observer, loops)));
        var connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        var idleNanos = config.httpIdleTimeout().toNanos();
        var bound = bootstrap(netty, group, new HttpInitializer(endpoints, observer, group, connections, idleNanos))
                .bind(config.host(), config.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new IOException("cannot listen on " + config.host() + ":" + config.port(), bound.cause());
        }
        running = new Running(bound.channel(), group, connections, loops, List.copyOf(endpoints.values()));
    }

    private ServerBootstrap bootstrap(NettyTransport netty, EventLoopGroup group, HttpInitializer connection) {
        return new ServerBootstrap()
                .group(group)
                .channel(netty.serverChannel())
                .option(ChannelOption.SO_BACKLOG, config.backlog())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(connection);
    }

    private static List<EventLoop> eventLoopsOf(EventLoopGroup group) {
        var loops = new ArrayList<EventLoop>();
        group.forEach(executor -> loops.add((EventLoop) executor));
        return List.copyOf(loops);
    }

    /** The port bound. */
    public int port() {
        return ((InetSocketAddress) running().channel().localAddress()).getPort();
    }

    /** All event loops that sessions live on; they stay the same from start to stop. */
    public List<EventLoop> eventLoops() {
        return running().loops();
    }

    /** How many sessions are open. */
    public int sessions() {
        return running().endpoints().stream().mapToInt(Endpoint::sessionCount).sum();
    }

    /**
     * Refuses new sessions (503) and closes the open ones, evenly spread over the time.
     *
     * @param webSocketStatus the close code for those with a WebSocket
     * @return completes when the last has been told to close
     */
    public CompletionStage<@Nullable Void> drain(Duration time, int webSocketStatus) {
        var closings = new ArrayList<Runnable>();
        for (var endpoint : running().endpoints()) {
            endpoint.refuseNewSessions();
            for (var session : endpoint.sessions()) {
                closings.add(() -> session.closeWithStatus(webSocketStatus));
            }
        }
        farewell = webSocketStatus;
        var drained = new CompletableFuture<@Nullable Void>();
        new Drain(closings, time, drained).begin(running().loops().getFirst());
        return drained;
    }

    /** Closes the sessions that are left, then everything else; returns when the port is free. */
    public synchronized void stop() {
        var stopping = running;
        if (stopping == null) {
            return;
        }
        stopping.channel().close().awaitUninterruptibly();
        drain(Duration.ZERO, farewell).toCompletableFuture().join();
        stopping.loops().forEach(loop -> loop.submit(() -> {}).awaitUninterruptibly());
        // An event loop that shuts down may end before it has closed its channels: that is not left to it.
        stopping.connections().close().awaitUninterruptibly();
        stopping.group().shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        running = null;
        farewell = GOING_AWAY;
    }

    private Running running() {
        var current = running;
        if (current == null) {
            throw new IllegalStateException("not started");
        }
        return current;
    }

    private record Running(
            Channel channel,
            EventLoopGroup group,
            ChannelGroup connections,
            List<EventLoop> loops,
            Collection<Endpoint> endpoints) {}

    private record EndpointSettings(EngineConfig config, EngineApplication application) {}

    /** Collects what a server is made of. */
    public static final class Builder {

        private final ServerConfig config;
        private final Map<String, EndpointSettings> endpoints = new LinkedHashMap<>();
        private EngineObserver observer = EngineObserver.NOOP;

        private Builder(ServerConfig config) {
            this.config = config;
        }

        public Builder observer(EngineObserver engineObserver) {
            this.observer = engineObserver;
            return this;
        }

        /** Serves an application at a path such as {@code /engine.io/}. */
        public Builder endpoint(String path, EngineConfig endpointConfig, EngineApplication application) {
            if (!path.startsWith("/") || !path.endsWith("/")) {
                throw new IllegalArgumentException("a path begins and ends with a slash");
            }
            endpoints.put(path, new EndpointSettings(endpointConfig, application));
            return this;
        }

        public EngineServer build() {
            return new EngineServer(this);
        }
    }
}
