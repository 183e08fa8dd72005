package dev.chorus.platform.outbox;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The relay.
 *
 * @param batchSize the most events that are on their way to Kafka at once
 * @param pollInterval how long a missed wake-up can delay an event
 * @param stopTimeout how long a batch under way may hold up a shutdown
 */
@Validated
@ConfigurationProperties("chorus.outbox")
record OutboxSettings(
        @DefaultValue("500") @Positive int batchSize,
        @DefaultValue("1s") @NotNull Duration pollInterval,
        @DefaultValue("5s") @NotNull Duration stopTimeout) {}
