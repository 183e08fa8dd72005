package dev.chorus.realtime.hub;

import dev.chorus.realtime.engineio.CloseReason;
import dev.chorus.realtime.engineio.EngineObserver;
import dev.chorus.realtime.engineio.TransportType;
import dev.chorus.realtime.socketio.DisconnectReason;
import dev.chorus.realtime.socketio.SocketObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What the edge counts. Nothing is done for a single receiver: deliveries are counted by the batch. */
@Component
public final class EdgeMeters implements EngineObserver, SocketObserver {
    private static final String PREFIX = "chorus.realtime.";

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<TransportType, AtomicInteger> sessions;
    private final Map<TransportType, Counter> received;
    private final Map<TransportType, Counter> sent;
    private final Map<TransportType, Counter> badPackets;
    private final Map<CloseReason, Counter> closed;
    private final Counter overflows;
    private final Counter upgrades;
    private final Counter refusals;
    private final Counter limited;
    private final Counter deliveries;
    private final Counter replayed;
    private final Timer commitToWrite;

    public EdgeMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        sessions = each(TransportType.class, type -> gauge("sessions", type));
        received = each(TransportType.class, type -> counter("packets.received", transport(type)));
        sent = each(TransportType.class, type -> counter("packets.sent", transport(type)));
        badPackets = each(TransportType.class, type -> counter("packets.bad", transport(type)));
        closed = each(CloseReason.class, reason -> counter("sessions.closed", Tags.of("reason", name(reason))));
        overflows = counter("overflows", Tags.empty());
        upgrades = counter("upgrades", Tags.empty());
        refusals = counter("connects.refused", Tags.empty());
        limited = counter("connects.limited", Tags.empty());
        deliveries = counter("deliveries", Tags.empty());
        replayed = counter("recoveries.events", Tags.empty());
        commitToWrite = Timer.builder(PREFIX + "delivery.time")
                .description("From the commit of a change to the last write of one event loop's sockets")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
    }

    /** A push has been written to so many sockets of one shard. */
    void delivered(int receivers, Instant committedAt) {
        deliveries.increment(receivers);
        commitToWrite.record(Duration.between(committedAt, clock.instant()));
    }

    /** A user who has too many sockets connected was refused one more. */
    public void connectLimited() {
        limited.increment();
    }

    /** A session goes on after a loss; {@code full} if in all its rooms. */
    public void recovered(boolean full, TransportType transport, int events) {
        recovery(full ? "full" : "partial", "none", transport);
        replayed.increment(events);
    }

    /** A client that asked for its session got a new one. */
    public void recoveryRefused(String reason, TransportType transport) {
        recovery("refused", reason, transport);
    }

    private void recovery(String outcome, String reason, TransportType transport) {
        Tags tags = transport(transport).and("outcome", outcome, "reason", reason);
        registry.counter(PREFIX + "recoveries", tags).increment();
    }

    /** A client's event has been answered; {@code outcome} is {@code ok} or a code. */
    public void command(String event, String outcome) {
        registry.counter(PREFIX + "commands", "event", event, "outcome", outcome)
                .increment();
    }

    @Override
    public void sessionOpened(TransportType transport) {
        of(sessions, transport).incrementAndGet();
    }

    @Override
    public void sessionClosed(TransportType transport, CloseReason reason) {
        of(sessions, transport).decrementAndGet();
        of(closed, reason).increment();
        if (reason == CloseReason.OVERFLOW) {
            overflows.increment();
        }
    }

    @Override
    public void sessionUpgraded() {
        of(sessions, TransportType.POLLING).decrementAndGet();
        of(sessions, TransportType.WEBSOCKET).incrementAndGet();
        upgrades.increment();
    }

    @Override
    public void packetReceived(TransportType transport) {
        of(received, transport).increment();
    }

    @Override
    public void packetsSent(TransportType transport, int count) {
        of(sent, transport).increment(count);
    }

    @Override
    public void badPacket(TransportType transport) {
        of(badPackets, transport).increment();
    }

    @Override
    public void requestRefused(int status) {
        registry.counter(PREFIX + "requests.refused", "status", Integer.toString(status))
                .increment();
    }

    @Override
    public void applicationFailed(Throwable failure) {
        registry.counter(PREFIX + "failures").increment();
        EngineObserver.super.applicationFailed(failure);
    }

    @Override
    public void refused(String namespace) {
        refusals.increment();
    }

    @Override
    public void disconnected(String namespace, DisconnectReason reason) {
        registry.counter(PREFIX + "disconnects", "reason", name(reason)).increment();
    }

    private AtomicInteger gauge(String name, TransportType type) {
        AtomicInteger value = new AtomicInteger();
        registry.gauge(PREFIX + name, transport(type), value);
        return value;
    }

    private Counter counter(String name, Tags tags) {
        return registry.counter(PREFIX + name, tags);
    }

    private static Tags transport(TransportType type) {
        return Tags.of("transport", type.wireName());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <K extends Enum<K>, V> Map<K, V> each(Class<K> keys, Function<K, V> value) {
        Map<K, V> map = new EnumMap<>(keys);
        for (K key : keys.getEnumConstants()) {
            map.put(key, value.apply(key));
        }
        return map;
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("Nothing is counted for " + key);
        }
        return value;
    }
}
