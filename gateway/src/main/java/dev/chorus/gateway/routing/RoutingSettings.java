package dev.chorus.gateway.routing;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services are and how long they may take.
 *
 * @param realtime the edge's REST address
 * @param realtimeSocket the Socket.IO address of each node of the edge
 * @param connectTimeout to establish a connection, WebSockets too
 * @param responseTimeout until the answer to a REST call, or to a handshake of the edge, begins
 * @param pollTimeout the same for a poll of a session: longer than the edge's pingInterval and pingTimeout together
 * @param maxConnections to each REST service
 * @param maxPending calls that wait for one of those; one more is refused
 * @param acquireTimeout how long they wait
 * @param maxPolls connections to the edge: one is taken by each client that polls
 * @param idleTimeout after which an unused connection is closed; shorter than the services' own
 */
@Validated
@ConfigurationProperties("chorus.gateway.routing")
public record RoutingSettings(
        @NotNull URI auth,
        @NotNull URI post,
        @NotNull URI socialGraph,
        @NotNull URI messaging,
        @NotNull URI notification,
        @NotNull URI realtime,
        @NotEmpty List<@NotNull URI> realtimeSocket,
        @DefaultValue("2s") @NotNull Duration connectTimeout,
        @DefaultValue("10s") @NotNull Duration responseTimeout,
        @DefaultValue("60s") @NotNull Duration pollTimeout,
        @DefaultValue("256") @Positive int maxConnections,
        @DefaultValue("1000") @Positive int maxPending,
        @DefaultValue("2s") @NotNull Duration acquireTimeout,
        @DefaultValue("20000") @Positive int maxPolls,
        @DefaultValue("30s") @NotNull Duration idleTimeout) {}
