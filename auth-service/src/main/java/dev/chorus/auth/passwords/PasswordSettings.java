package dev.chorus.auth.passwords;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a password's hash costs, and how many may be worked on.
 *
 * @param memory of one Argon2id hash; with {@code iterations} and {@code parallelism} the OWASP recommendation
 * @param threads that hash at the same time; zero for one per processor
 * @param queue hashes that may wait; beyond it callers are refused with 503
 */
@Validated
@ConfigurationProperties("chorus.auth.passwords")
record PasswordSettings(
        @DefaultValue("19MB") @NotNull DataSize memory,
        @DefaultValue("2") @Positive int iterations,
        @DefaultValue("1") @Positive int parallelism,
        @DefaultValue("0") @PositiveOrZero int threads,
        @DefaultValue("500") @Positive int queue) {

    int effectiveThreads() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
