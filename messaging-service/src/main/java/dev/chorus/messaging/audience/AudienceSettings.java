package dev.chorus.messaging.audience;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param newcomerWait how long a message waits for the registration of its sender or receiver to arrive here */
@Validated
@ConfigurationProperties("messaging.audience")
record AudienceSettings(@DefaultValue("2s") @NotNull Duration newcomerWait) {}
