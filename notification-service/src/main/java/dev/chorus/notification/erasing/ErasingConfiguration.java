package dev.chorus.notification.erasing;

import dev.chorus.platform.recurring.Recurring;
import dev.chorus.platform.retention.Sweep;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ErasingConfiguration {

    /**
     * People are hidden from the moment when their erasure is known; this makes the counts of others right again, and
     * leaves nothing behind.
     */
    @Bean
    Recurring erasing(ErasePeople erase, @Value("${notification.erasing-interval}") Duration interval) {
        return Sweep.of("Erasing", interval, erase::step);
    }
}
