package dev.chorus.realtime.engineio;

import java.time.Duration;

/**
 * Where and on what the server runs.
 *
 * @param host the address to bind
 * @param port the port to bind; 0 for any free one
 * @param eventLoops how many event loops share the connections
 * @param nativeTransport whether to use epoll where it is available
 * @param httpIdleTimeout after which an HTTP connection without a request in flight is closed
 * @param backlog connections that may wait to be accepted
 */
public record ServerConfig(
        String host, int port, int eventLoops, boolean nativeTransport, Duration httpIdleTimeout, int backlog) {

    public ServerConfig {
        if (eventLoops <= 0 || backlog <= 0 || port < 0 || port > 65_535 || !httpIdleTimeout.isPositive()) {
            throw new IllegalArgumentException("port, event loops, idle timeout or backlog out of range");
        }
    }

    /** All addresses, one event loop per processor, epoll where available. */
    public static ServerConfig onPort(int port) {
        return new ServerConfig(
                "0.0.0.0", port, Runtime.getRuntime().availableProcessors(), true, Duration.ofSeconds(75), 4096);
    }
}
