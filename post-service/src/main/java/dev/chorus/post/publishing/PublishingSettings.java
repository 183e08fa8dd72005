package dev.chorus.post.publishing;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Publishing.
 *
 * @param editWindow how long after its creation, inclusively, a post can be edited; by the database's clock
 */
@Validated
@ConfigurationProperties("post.publishing")
record PublishingSettings(@DefaultValue("120s") @NotNull Duration editWindow) {}
