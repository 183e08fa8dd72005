package dev.chorus.notification.erasing;

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
    Sweep erasing(ErasePeople erase, @Value("${notification.erasing-interval}") Duration interval) {
        return new Sweep("Erasing", interval, erase::step);
    }
}
