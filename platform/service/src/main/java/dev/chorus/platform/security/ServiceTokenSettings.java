package dev.chorus.platform.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How services know each other.
 *
 * @param key 32 bytes in Base64 that all services share
 * @param lifetime of one token; it may be used again for as long
 */
@Validated
@ConfigurationProperties("chorus.service-tokens")
public record ServiceTokenSettings(
        @NotBlank String key, @DefaultValue("2m") @NotNull Duration lifetime) {

    /** In the repository, so known to everyone. */
    static final String INSECURE_DEFAULT = "Y2hvcnVzLWxvY2FsLXJ1bi1zZXJ2aWNlcy1rZXkhISE=";

    boolean insecure() {
        return INSECURE_DEFAULT.equals(key);
    }

    /** Keeps the key out of logs and error reports. */
    @Override
    public String toString() {
        return "ServiceTokenSettings[lifetime=%s]".formatted(lifetime);
    }
}
