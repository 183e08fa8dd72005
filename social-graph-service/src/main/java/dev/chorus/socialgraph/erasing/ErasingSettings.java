package dev.chorus.socialgraph.erasing;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param interval between two looks for people who were erased */
@Validated
@ConfigurationProperties("social-graph.erasing")
record ErasingSettings(@DefaultValue("1s") @NotNull Duration interval) {}
