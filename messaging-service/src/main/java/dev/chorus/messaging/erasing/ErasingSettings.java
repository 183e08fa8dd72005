package dev.chorus.messaging.erasing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Erasing.
 *
 * @param interval between two looks for people who were erased
 * @param step how many messages one transaction blanks
 */
@Validated
@ConfigurationProperties("messaging.erasing")
record ErasingSettings(
        @DefaultValue("1s") @NotNull Duration interval,
        @DefaultValue("200") @Positive int step) {}
