package dev.chorus.realtime.history;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * For how long a lost session can be recovered, and what is kept for that. What comes above a bound is forgotten, the oldest
 * first, and whoever would need it is told to fetch everything anew.
 *
 * @param window in which a client that comes back gets what it missed
 * @param refresh at most so old is what a connected client, or a node, knows of how far it has come
 * @param slack for clocks that differ, and for what is under way
 * @param events kept at most
 * @param memory for them at most
 * @param replay of them at most, to one who comes back: more than waits for a slow reader here and in the kernel, all of which may be lost
 */
@Validated
@ConfigurationProperties("realtime.history")
public record HistorySettings(
        @DefaultValue("2m") @NotNull Duration window,
        @DefaultValue("60s") @NotNull Duration refresh,
        @DefaultValue("20s") @NotNull Duration slack,
        @DefaultValue("100000") @Positive int events,
        @DefaultValue("64MB") @NotNull DataSize memory,
        @DefaultValue("8MB") @NotNull DataSize replay) {

    /** For so long everything is kept. */
    public Duration retention() {
        return window.plus(refresh).plus(slack);
    }
}
