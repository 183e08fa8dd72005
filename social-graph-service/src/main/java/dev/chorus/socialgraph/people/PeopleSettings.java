package dev.chorus.socialgraph.people;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param newcomerWait how long a caller waits for their own registration to arrive */
@Validated
@ConfigurationProperties("social-graph.people")
record PeopleSettings(@DefaultValue("2s") @NotNull Duration newcomerWait) {}
