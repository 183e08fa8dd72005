package dev.chorus.realtime.typing;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Typing.
 *
 * @param interval in which it is passed on once at most
 * @param shownFor after which it ends by itself
 */
@Validated
@ConfigurationProperties("realtime.typing")
record TypingSettings(
        @DefaultValue("3s") @NotNull Duration interval,
        @DefaultValue("6s") @NotNull Duration shownFor) {}
