package dev.chorus.notification.composing;

import dev.chorus.platform.retention.ExpiringTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ComposingConfiguration {

    /** What was taken back is remembered only to keep a repeat silent. */
    @Bean
    ExpiringTable withdrawnNotifications(ComposingSettings settings) {
        return new ExpiringTable("notification", "forgettable_at", settings.repeatSilence());
    }
}
