package dev.chorus.auth.profile;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param timeout how long going private waits in all for post-service to have heard of it */
@Validated
@ConfigurationProperties("chorus.auth.post-service")
record PostServiceSettings(
        @DefaultValue("http://localhost:3002") @NotNull URI url,
        @DefaultValue("5s") @NotNull Duration timeout) {}
