package dev.chorus.realtime.engineio;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an endpoint promises its sessions and demands of them.
 *
 * @param pingInterval between a pong (or the opening) and the next ping
 * @param pingTimeout in which a pong must follow a ping
 * @param upgradeTimeout in which a WebSocket opened for an upgrade must complete it
 * @param maxPayload bytes of an HTTP body or a WebSocket message that are accepted from a client
 * @param maxPendingBytes bytes that may wait for one session's reader; each waiting packet counts {@value #PACKET_OVERHEAD}
 *     bytes beyond its own length. A session that overruns it is closed with {@link CloseReason#OVERFLOW}
 * @param maxSessions sessions open at once on this endpoint; beyond it a handshake is answered with 503
 * @param allowedOrigins which values of {@code Origin} get CORS headers; none by default
 * @param retainedHeaders lower case names of the request headers kept in {@link HandshakeRequest}
 */
public record EngineConfig(
        Duration pingInterval,
        Duration pingTimeout,
        Duration upgradeTimeout,
        int maxPayload,
        int maxPendingBytes,
        int maxSessions,
        Predicate<String> allowedOrigins,
        Set<String> retainedHeaders) {

    public static final int PACKET_OVERHEAD = 96;

    public EngineConfig {
        if (pingInterval.toMillis() <= 0 || pingTimeout.toMillis() <= 0 || upgradeTimeout.toMillis() <= 0) {
            throw new IllegalArgumentException("intervals and timeouts are positive");
        }
        if (maxPayload <= 0 || maxPendingBytes <= 0 || maxSessions <= 0) {
            throw new IllegalArgumentException("limits are positive");
        }
        retainedHeaders = Set.copyOf(retainedHeaders);
    }

    /** The values of the reference implementation, and 1 MiB of pending bytes. */
    public static EngineConfig defaults() {
        return new EngineConfig(
                Duration.ofSeconds(25),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                1_000_000,
                1 << 20,
                Integer.MAX_VALUE,
                _ -> false,
                Set.of("authorization", "forwarded", "origin", "traceparent", "user-agent", "x-forwarded-for"));
    }

    public EngineConfig withHeartbeat(Duration interval, Duration timeout) {
        return new EngineConfig(
                interval,
                timeout,
                upgradeTimeout,
                maxPayload,
                maxPendingBytes,
                maxSessions,
                allowedOrigins,
                retainedHeaders);
    }

    public EngineConfig withUpgradeTimeout(Duration timeout) {
        return new EngineConfig(
                pingInterval,
                pingTimeout,
                timeout,
                maxPayload,
                maxPendingBytes,
                maxSessions,
                allowedOrigins,
                retainedHeaders);
    }

    public EngineConfig withLimits(int payloadBytes, int pendingBytes, int sessions) {
        return new EngineConfig(
                pingInterval,
                pingTimeout,
                upgradeTimeout,
                payloadBytes,
                pendingBytes,
                sessions,
                allowedOrigins,
                retainedHeaders);
    }

    public EngineConfig withAllowedOrigins(Predicate<String> origins) {
        return new EngineConfig(
                pingInterval,
                pingTimeout,
                upgradeTimeout,
                maxPayload,
                maxPendingBytes,
                maxSessions,
                origins,
                retainedHeaders);
    }

    public EngineConfig withRetainedHeaders(Set<String> names) {
        return new EngineConfig(
                pingInterval,
                pingTimeout,
                upgradeTimeout,
                maxPayload,
                maxPendingBytes,
                maxSessions,
                allowedOrigins,
                names);
    }
}
