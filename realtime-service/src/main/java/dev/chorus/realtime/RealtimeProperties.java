package dev.chorus.realtime;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The edge's settings.
 *
 * @param socketAddress where clients' sockets are accepted
 * @param socketPort the port there; 0 for any free one
 * @param drainTime over which the sockets are closed when the node stops
 */
@Validated
@ConfigurationProperties("realtime")
public record RealtimeProperties(
        @DefaultValue("0.0.0.0") @NotBlank String socketAddress,
        @DefaultValue("3007") @Min(0) @Max(65_535) int socketPort,
        @DefaultValue("20s") @NotNull Duration drainTime,
        @DefaultValue @Valid Connections connections,
        @DefaultValue @Valid Limits limits,
        @DefaultValue @Valid Tokens tokens,
        @DefaultValue @Valid Feed feed,
        @DefaultValue @Valid Audiences audiences,
        @DefaultValue @Valid Upstreams upstreams) {

    /**
     * What Engine.IO and Socket.IO ask of a connection.
     *
     * @param connectTimeout in which a connection must join a namespace
     * @param maxPayload bytes accepted from a client in one message
     * @param maxPending bytes that may wait for one slow reader, before it is closed
     * @param maxSessions connections held at once
     */
    public record Connections(
            @DefaultValue("45s") @NotNull Duration connectTimeout,
            @DefaultValue("25s") @NotNull Duration pingInterval,
            @DefaultValue("20s") @NotNull Duration pingTimeout,
            @DefaultValue("100KB") @NotNull DataSize maxPayload,
            @DefaultValue("1MB") @NotNull DataSize maxPending,
            @DefaultValue("100000") @Positive int maxSessions) {}

    /**
     * What one session and one user may do.
     *
     * @param eventsPerSecond events accepted in the long run
     * @param eventBurst events accepted at once
     * @param roomsPerSession post rooms that one session may be in at once
     * @param socketsPerUser that one user may have connected to one node at once
     */
    public record Limits(
            @DefaultValue("50") @Positive int eventsPerSecond,
            @DefaultValue("100") @Positive int eventBurst,
            @DefaultValue("200") @Positive int roomsPerSession,
            @DefaultValue("100") @Positive int socketsPerUser) {}

    /**
     * How a session outlives its access token.
     *
     * @param notice how long before a token's end a new one is asked for; half of the token's life where that is shorter
     * @param sweep how often the sessions are looked through
     */
    public record Tokens(
            @DefaultValue("60s") @NotNull Duration notice,
            @DefaultValue("1s") @NotNull Duration sweep) {}

    /**
     * From topics to pushes.
     *
     * @param statsInterval between two {@code post_stats} of one post to one room
     * @param remembered how many events are remembered to tell a repeated one
     */
    public record Feed(
            @DefaultValue("1s") @NotNull Duration statsInterval,
            @DefaultValue("10000") @Positive int remembered) {}

    /**
     * How it is learned how those who connect stand to others.
     *
     * @param questions to social-graph-service under way at once
     * @param peoplePerQuestion asked for together, at most; the service takes 500
     */
    public record Audiences(
            @DefaultValue("4") @Positive int questions,
            @DefaultValue("100") @Positive @Max(500) int peoplePerQuestion) {}

    /**
     * The services asked on behalf of a user.
     *
     * @param timeout for one call, waiting included
     * @param connections to each service at once
     * @param waiting calls that may wait for a connection
     * @param maxAnswer of one call
     */
    public record Upstreams(
            @DefaultValue("http://localhost:3002") @NotNull URI postService,
            @DefaultValue("http://localhost:3003") @NotNull URI socialGraphService,
            @DefaultValue("http://localhost:3004") @NotNull URI messagingService,
            @DefaultValue("http://localhost:3005") @NotNull URI notificationService,
            @DefaultValue("3s") @NotNull Duration timeout,
            @DefaultValue("64") @Positive int connections,
            @DefaultValue("2000") @Positive int waiting,
            @DefaultValue("32MB") @NotNull DataSize maxAnswer) {}
}
