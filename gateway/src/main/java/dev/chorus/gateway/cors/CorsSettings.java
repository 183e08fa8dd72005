package dev.chorus.gateway.cors;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which pages may call.
 *
 * @param allowedOrigins patterns such as {@code https://*.example.com} or {@code http://localhost:[*]}
 * @param maxAge how long a browser may keep the answer to a preflight
 */
@Validated
@ConfigurationProperties("chorus.gateway.cors")
record CorsSettings(
        @DefaultValue @NotNull List<String> allowedOrigins,
        @DefaultValue("1h") @NotNull Duration maxAge) {}
