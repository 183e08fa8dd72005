package dev.chorus.realtime.hub;

import dev.chorus.realtime.RealtimeProperties;
import dev.chorus.realtime.audience.Relations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A hub over two real event loops. */
public final class TestHub implements AutoCloseable {
    public static final long STATS_INTERVAL_MILLIS = 200;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger sweeps = new AtomicInteger();
    private final RealtimeProperties settings = settings(
            Map.of("realtime.feed.stats-interval", STATS_INTERVAL_MILLIS + "ms", "realtime.tokens.sweep", "20ms"));
    private final EdgeMeters edgeMeters = new EdgeMeters(meters, Clock.systemUTC());
    private final List<Session> evicted = new CopyOnWriteArrayList<>();
    private final Hub hub =
            new Hub(settings, Clock.systemUTC(), edgeMeters, (_, _, _) -> sweeps.incrementAndGet(), evicted::add);

    public static RealtimeProperties settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("realtime", RealtimeProperties.class);
    }

    public Hub hub() {
        return hub;
    }

    public EdgeMeters edgeMeters() {
        return edgeMeters;
    }

    public RealtimeProperties settings() {
        return settings;
    }

    public EventLoop loop() {
        return loops.next();
    }

    public MeterRegistry meters() {
        return meters;
    }

    /** Those who were put out of a room, once for each. */
    List<Session> evicted() {
        return evicted;
    }

    int sweeps() {
        return sweeps.get();
    }

    /** A socket of this user, who has no relations, on the next event loop. */
    public FakeSocket connect(UUID userId) {
        return connect(Relations.none(userId));
    }

    /** A socket of this user on the next event loop. */
    public FakeSocket connect(Relations relations) {
        FakeSocket socket = new FakeSocket(loop(), relations);
        on(socket, () -> hub.connect(socket));
        return socket;
    }

    public boolean join(FakeSocket socket, Room.Post room, UUID author) {
        return join(socket, room, new Room.Author(author, false));
    }

    public boolean join(FakeSocket socket, Room.Post room, Room.Author author) {
        boolean[] joined = new boolean[1];
        on(socket, () -> {
            joined[0] = hub.join(socket, socket.state().announce(room).orElseThrow(), author);
        });
        return joined[0];
    }

    /** On the socket's event loop; returns when it has run. */
    public void on(FakeSocket socket, Runnable task) {
        socket.eventLoop().submit(task).syncUninterruptibly();
    }

    /** Returns when it has been carried out on all loops. */
    public void publish(Publication... publications) {
        hub.publish(List.of(publications));
        settle();
    }

    /** Returns when everything asked of the loops so far has been done. */
    public void settle() {
        loops.forEach(loop -> loop.submit(() -> {}).syncUninterruptibly());
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
