package dev.chorus.auth.throttling;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many wrong passwords one account takes.
 *
 * @param attempts that may fail within {@code window}
 * @param pause during which every further attempt is refused
 */
@Validated
@ConfigurationProperties("chorus.auth.throttling")
record ThrottlingSettings(
        @DefaultValue("10") @Positive int attempts,
        @DefaultValue("15m") @NotNull Duration window,
        @DefaultValue("5m") @NotNull Duration pause) {}
