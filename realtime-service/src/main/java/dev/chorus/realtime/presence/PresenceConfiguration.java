package dev.chorus.realtime.presence;

import dev.chorus.platform.recurring.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PresenceConfiguration {
    private static final Duration LOOK = Duration.ofMillis(500);

    @Bean
    Recurring presenceLooks(PresenceFeed feed) {
        return Recurring.of("A look at who has gone", LOOK, LOOK, _ -> feed.look());
    }

    @Bean
    Recurring presenceBeats(PresenceFeed feed, PresenceSettings settings) {
        int parts = Math.max(1, Math.toIntExact(settings.refresh().dividedBy(settings.heartbeat())));
        return Recurring.of("A sign of life", Duration.ZERO, settings.heartbeat(), count -> feed.beat(count, parts));
    }
}
