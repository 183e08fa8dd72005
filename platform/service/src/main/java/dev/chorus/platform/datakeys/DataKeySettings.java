package dev.chorus.platform.datakeys;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the keys of personal data are asked for.
 *
 * @param url of their owner
 * @param timeout of one question
 */
@Validated
@ConfigurationProperties("chorus.data-keys")
record DataKeySettings(
        @DefaultValue("http://localhost:3001") @NotNull URI url,
        @DefaultValue("5s") @NotNull Duration timeout) {}
