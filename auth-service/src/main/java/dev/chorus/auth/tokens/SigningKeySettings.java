package dev.chorus.auth.tokens;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How signing keys are kept and replaced.
 *
 * @param encryptionKey 32 bytes in Base64 that encrypt the private keys at rest
 * @param period how long a key signs
 * @param publishAhead how long a new key is published before it signs; longer than anyone caches the key set
 * @param checkInterval how often the keys are read again and a due rotation is made
 */
@Validated
@ConfigurationProperties("chorus.auth.signing-keys")
record SigningKeySettings(
        @NotBlank String encryptionKey,
        @DefaultValue("30d") @NotNull Duration period,
        @DefaultValue("1h") @NotNull Duration publishAhead,
        @DefaultValue("1m") @NotNull Duration checkInterval) {

    /** In the repository, so known to everyone. */
    static final String INSECURE_DEFAULT = "Y2hvcnVzLWxvY2FsLXJ1bi1pbnNlY3VyZS1rZXkhISE=";

    SigningKeySettings {
        if (publishAhead.compareTo(period) >= 0) {
            throw new IllegalArgumentException("A signing key's publish-ahead must be shorter than its period");
        }
    }

    boolean insecure() {
        return INSECURE_DEFAULT.equals(encryptionKey);
    }

    /** Keeps the key out of logs and error reports. */
    @Override
    public String toString() {
        return "SigningKeySettings[period=%s, publishAhead=%s]".formatted(period, publishAhead);
    }
}
