package dev.chorus.gateway.limiting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much anyone may ask for.
 *
 * @param user requests of one user
 * @param address requests from one address, and connections; an IPv6 client is its /64
 * @param tracked how many users, and how many addresses, are remembered at most
 * @param apiBody the largest body under {@code /api}
 * @param socketBody the largest body of a Socket.IO long-polling request
 * @param bodyTime within which a body must have arrived
 * @param answerTime within which a request must have been answered and its answer taken; longer than that of the body
 */
@Validated
@ConfigurationProperties("chorus.gateway.limits")
record LimitSettings(
        @DefaultValue @Valid @NotNull User user,
        @DefaultValue @Valid @NotNull Address address,
        @DefaultValue("100000") @Positive int tracked,
        @DefaultValue("64KB") @NotNull DataSize apiBody,
        @DefaultValue("1MB") @NotNull DataSize socketBody,
        @DefaultValue("30s") @NotNull Duration bodyTime,
        @DefaultValue("60s") @NotNull Duration answerTime) {

    /** Requests a second, and how many may come at once. */
    record User(
            @DefaultValue("100") @Positive long perSecond,
            @DefaultValue("200") @Positive long burst) {}

    /**
     * Requests a second, and how many may come at once.
     *
     * @param connections Socket.IO connections open at once: WebSockets, and long-polling requests under way
     */
    record Address(
            @DefaultValue("1000") @Positive long perSecond,
            @DefaultValue("2000") @Positive long burst,
            @DefaultValue("1000") @Positive int connections) {}
}
