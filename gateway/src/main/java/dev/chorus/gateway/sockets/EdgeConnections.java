package dev.chorus.gateway.sockets;

import dev.chorus.gateway.routing.ConnectFailure;
import dev.chorus.gateway.routing.Ports;
import dev.chorus.gateway.routing.RoutingSettings;
import dev.chorus.multiplexing.MultiplexedConnection;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.netty.http.HttpResources;

/**
 * From each event loop one connection to each node of the edge, opened when it is first needed, with a stream on it for
 * each client. A node that knows no streams, one of an earlier version, is connected to anew for each client.
 * Thread-safe.
 */
@Component
final class EdgeConnections implements DisposableBean {
    /** For so long it is not asked again whether it knows streams. */
    private static final Duration KNOWS_NO_STREAMS = Duration.ofSeconds(30);

    private final RoutingSettings settings;
    private final ConcurrentMap<Key, Future<Optional<MultiplexedConnection>>> connections = new ConcurrentHashMap<>();

    EdgeConnections(RoutingSettings settings) {
        this.settings = settings;
    }

    private record Key(EventLoop loop, String node) {}

    /**
     * A channel to the node, on the client's event loop, with this handler.
     *
     * @return fails with a {@link ConnectException} if the node cannot be reached
     */
    Future<Channel> open(Channel client, URI node, ChannelHandler handler) {
        EventLoop loop = client.eventLoop();
        Promise<Channel> opened = loop.newPromise();
        connection(client, node).addListener((Future<Optional<MultiplexedConnection>> connected) -> {
            if (connected.isSuccess()) {
                connected
                        .getNow()
                        .map(streams -> streams.open(handler))
                        .orElseGet(() -> connect(client, node, handler))
                        .addListener((ChannelFuture opening) -> {
                            if (opening.isSuccess()) {
                                opened.setSuccess(opening.channel());
                            } else {
                                opened.setFailure(cannotBeReached(node, opening.cause()));
                            }
                        });
            } else {
                opened.setFailure(connected.cause());
            }
        });
        return opened;
    }

    /** A connection that has just ended is as good as none, and so is a name without an address. */
    private static ConnectException cannotBeReached(URI node, Throwable cause) {
        if (cause instanceof ConnectException known) {
            return known;
        }
        return ConnectFailure.of(node.getRawAuthority() + " cannot be reached", cause);
    }

    private Future<Optional<MultiplexedConnection>> connection(Channel client, URI node) {
        Key key = new Key(client.eventLoop(), node.getRawAuthority());
        Promise<Optional<MultiplexedConnection>> fresh = client.eventLoop().newPromise();
        Future<Optional<MultiplexedConnection>> known = connections.putIfAbsent(key, fresh);
        if (known != null) {
            return known;
        }
        ChannelFuture connecting =
                connect(client, node, new StreamsUpgrade(node.getRawAuthority(), fresh, settings.responseTimeout()));
        connecting.addListener(_ -> {
            if (!connecting.isSuccess()) {
                connections.remove(key, fresh);
                fresh.tryFailure(cannotBeReached(node, connecting.cause()));
            }
        });
        connecting.channel().closeFuture().addListener(_ -> {
            boolean knowsNone = fresh.isSuccess() && fresh.getNow().isEmpty();
            client.eventLoop()
                    .schedule(
                            () -> connections.remove(key, fresh),
                            knowsNone ? KNOWS_NO_STREAMS.toSeconds() : 0,
                            TimeUnit.SECONDS);
        });
        return fresh;
    }

    private ChannelFuture connect(Channel client, URI node, ChannelHandler handler) {
        return new Bootstrap()
                .group(client.eventLoop())
                .channel(client.getClass())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()))
                .option(ChannelOption.TCP_NODELAY, true)
                .resolver(HttpResources.get().getOrCreateDefaultResolver())
                .handler(handler)
                .connect(node.getHost(), Ports.of(node));
    }

    /** After the clients' own, which end with them anyway. */
    @Override
    public void destroy() {
        connections
                .values()
                .forEach(connected -> connected.addListener(_ -> {
                    if (connected.isSuccess()) {
                        connected.getNow().ifPresent(MultiplexedConnection::close);
                    }
                }));
    }
}
