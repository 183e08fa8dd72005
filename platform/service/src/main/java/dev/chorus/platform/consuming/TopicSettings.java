package dev.chorus.platform.consuming;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How missing topics are created; existing ones are left as they are.
 *
 * @param replicas -1 for the broker's default
 * @param retention of domain topics; zero keeps them for ever
 * @param signalRetention of what is of interest for minutes only
 */
@Validated
@ConfigurationProperties("chorus.topics")
public record TopicSettings(
        @DefaultValue("6") @Positive int partitions,
        @DefaultValue("-1") int replicas,
        @DefaultValue("0") @NotNull Duration retention,
        @DefaultValue("10m") @NotNull Duration signalRetention) {}
