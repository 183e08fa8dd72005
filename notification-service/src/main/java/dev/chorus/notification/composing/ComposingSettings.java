package dev.chorus.notification.composing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param repeatSilence for how long after its announcement an act that is undone and done again stays silent
 * @param listenerConcurrency how many threads consume
 */
@Validated
@ConfigurationProperties("notification")
record ComposingSettings(
        @DefaultValue("24h") @NotNull Duration repeatSilence,
        @DefaultValue("2") @Positive int listenerConcurrency) {}
