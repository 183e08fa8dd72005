package dev.chorus.platform.revocation;

import dev.chorus.events.Topic;
import dev.chorus.events.UserEvent.SessionRevoked;
import dev.chorus.platform.consuming.ConsumingAutoConfiguration;
import dev.chorus.platform.consuming.EventReader;
import dev.chorus.platform.consuming.KafkaTopics;
import dev.chorus.platform.consuming.TopicTail;
import dev.chorus.platform.security.SecurityAutoConfiguration;
import dev.chorus.platform.security.SecuritySettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** Every service refuses the tokens of revoked sessions, and is not ready before it knows them. */
@AutoConfiguration(after = ConsumingAutoConfiguration.class, before = SecurityAutoConfiguration.class)
@EnableConfigurationProperties(SecuritySettings.class)
public class RevocationAutoConfiguration {
    private static final Set<String> REVOKED = Set.of(Topic.typeOf(SessionRevoked.class));

    @Bean
    RevokedSessions revokedSessions(SecuritySettings settings, Clock clock) {
        return new RevokedSessions(settings.accessTokenLifetime(), clock);
    }

    @Bean
    NewTopics revocationTopics(KafkaTopics topics) {
        return topics.of(Topic.USERS);
    }

    @Bean
    TopicTail revocationTail(
            ConsumerFactory<String, byte[]> consumers,
            EventReader reader,
            RevokedSessions revoked,
            SecuritySettings settings) {
        Duration since = settings.accessTokenLifetime().plusMinutes(1);
        return new TopicTail("revocations", consumers, reader, List.of(Topic.USERS), REVOKED, since, revoked::hear);
    }

    @Bean
    HealthIndicator revocationsHealthIndicator(TopicTail revocationTail) {
        return () -> (revocationTail.caughtUp() ? Health.up() : Health.outOfService()).build();
    }
}
