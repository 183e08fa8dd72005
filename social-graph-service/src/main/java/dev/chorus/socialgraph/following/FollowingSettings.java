package dev.chorus.socialgraph.following;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param quietAfterRejection how long asking again tells the other nothing */
@Validated
@ConfigurationProperties("social-graph.following")
record FollowingSettings(@DefaultValue("24h") @NotNull Duration quietAfterRejection) {}
