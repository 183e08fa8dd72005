package dev.chorus.post.audience;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a caller may wait for the projection.
 *
 * @param newcomerWait for the registration of someone who acts for the first time
 * @param projectionWait for a version that was asked for
 */
@Validated
@ConfigurationProperties("post.audience")
record AudienceSettings(
        @DefaultValue("2s") @NotNull Duration newcomerWait,
        @DefaultValue("3s") @NotNull Duration projectionWait) {}
