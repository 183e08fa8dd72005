package dev.chorus.post.erasing;

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
 * @param step how many rows of a kind one transaction removes
 */
@Validated
@ConfigurationProperties("post.erasing")
record ErasingSettings(
        @DefaultValue("1s") @NotNull Duration interval,
        @DefaultValue("200") @Positive int step) {}
