package dev.chorus.realtime.presence;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Presence. Whoever was connected to a node that dies is offline after {@code silence} and {@code grace}.
 *
 * @param grace for so long after the last device has gone, its user still counts as online
 * @param heartbeat between two signs of life of a node
 * @param silence after which a node counts as dead
 * @param refresh between two repetitions of who is connected; new nodes read back twice as far
 */
@Validated
@ConfigurationProperties("realtime.presence")
public record PresenceSettings(
        @DefaultValue("10s") @NotNull Duration grace,
        @DefaultValue("5s") @NotNull Duration heartbeat,
        @DefaultValue("25s") @NotNull Duration silence,
        @DefaultValue("60s") @NotNull Duration refresh) {

    /** How far a new node reads back, and so how old a repetition can be that is still of use. */
    public Duration readBack() {
        return refresh.multipliedBy(2);
    }
}
