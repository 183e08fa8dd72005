package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.core.ConditionTimeoutException;

/** Many {@link ReturningClient}s on one event loop. */
final class Crowd implements AutoCloseable {
    /** A client hangs up when it hears nothing for a ping's interval and timeout. */
    private static final int SILENCE_SECONDS = 45;

    /** So long the official client waits for a connection. */
    private static final int OPENING_MILLIS = 20_000;

    private static final int MOST_BYTES = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = (EventLoop) group.next();
    private final URI url;
    private final WebSocketClientProtocolConfig handshake;
    private final List<ReturningClient> clients = new ArrayList<>();
    private final Tally tally = new Tally();
    private boolean closed;

    private Crowd(String url) {
        this.url = URI.create(url);
        handshake = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(url.replaceFirst("http", "ws") + "/socket.io/?EIO=4&transport=websocket")
                .maxFramePayloadLength(MOST_BYTES)
                .handleCloseFrames(false)
                .handshakeTimeoutMillis(OPENING_MILLIS)
                .build();
    }

    /**
     * Has so many devices of each come, spread over some time, and returns when all are connected. From then on everything
     * is counted.
     *
     * @param url the gateway's
     */
    static Crowd of(List<Person> people, int devices, String url, int perSecond) {
        Crowd crowd = new Crowd(url);
        try {
            crowd.join(people, devices, perSecond);
            crowd.awaitAllConnected();
            crowd.count(Tally::forgetAttempts);
            return crowd;
        } catch (RuntimeException | Error e) {
            crowd.close();
            throw e;
        }
    }

    private void join(List<Person> people, int devices, int perSecond) {
        on(() -> {
            for (int device = 0; device < devices; device++) {
                for (Person person : people) {
                    ReturningClient client = new ReturningClient(this, person);
                    later(
                            client::connect,
                            Duration.ofSeconds(1).multipliedBy(clients.size()).dividedBy(perSecond));
                    clients.add(client);
                }
            }
            return clients.size();
        });
    }

    void awaitAllConnected() {
        await("all clients to be connected")
                .atMost(PATIENCE)
                .until(() -> on(() -> clients.stream().allMatch(ReturningClient::isConnected)));
    }

    /** Returns after a while, too, if not everything is heard. */
    void awaitAllHeard(Traffic traffic) {
        try {
            awaitAllConnected();
            await("all to be heard")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> outcome(traffic).missed() == 0);
        } catch (ConditionTimeoutException _) {
            // What is missing is counted.
        }
    }

    /** Nobody had to begin anew, or was turned away. */
    void requireAllRecovered() {
        on(() -> {
            assertThat(tally.turnedAway()).as("turned away").isEmpty();
            assertThat(tally.syncRequired()).as("sync_required").isEmpty();
            assertThat(tally.anew()).as("not recovered").isZero();
            assertThat(tally.recovered()).as("recovered").isEqualTo(tally.losses());
            return tally;
        });
    }

    /** What became of what was said so far. */
    Outcome outcome(Traffic traffic) {
        return on(() -> Outcome.of(clients, traffic));
    }

    /** What happened to the connections so far. */
    <T> T count(Function<Tally, T> what) {
        return on(() -> what.apply(tally));
    }

    Tally tally() {
        return tally;
    }

    /** On the event loop, like the ones below. */
    void open(ReturningClient.Line line) {
        tally.attempted();
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, OPENING_MILLIS)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new ReadTimeoutHandler(SILENCE_SECONDS))
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(MOST_BYTES))
                                .addLast(new WebSocketClientProtocolHandler(handshake))
                                .addLast(line);
                    }
                })
                .connect(url.getHost(), url.getPort())
                .addListener(connecting -> {
                    if (!connecting.isSuccess()) {
                        line.notConnected();
                    }
                });
    }

    void later(Runnable task, Duration delay) {
        loop.schedule(
                () -> {
                    if (!closed) {
                        task.run();
                    }
                },
                delay.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private <T> T on(Callable<T> task) {
        return loop.submit(task).syncUninterruptibly().getNow();
    }

    @Override
    public void close() {
        on(() -> {
            closed = true;
            clients.forEach(ReturningClient::close);
            return clients.size();
        });
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
