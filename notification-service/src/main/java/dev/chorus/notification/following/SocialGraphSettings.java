package dev.chorus.notification.following;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param timeout of a whole call
 * @param connections open at most; as many calls again may wait for one
 */
@Validated
@ConfigurationProperties("notification.social-graph-service")
record SocialGraphSettings(
        @DefaultValue("http://localhost:3003") @NotNull URI url,
        @DefaultValue("3s") @NotNull Duration timeout,
        @DefaultValue("100") @Positive int connections) {}
