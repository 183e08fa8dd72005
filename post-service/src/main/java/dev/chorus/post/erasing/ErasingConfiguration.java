package dev.chorus.post.erasing;

import dev.chorus.platform.recurring.Recurring;
import dev.chorus.platform.retention.Sweep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ErasingConfiguration {

    /**
     * People are hidden from the moment when their erasure is known; this makes the counts of others right again, and
     * leaves nothing behind.
     */
    @Bean
    Recurring erasing(ErasePerson erase, ErasingSettings settings) {
        return Sweep.of("Erasing", settings.interval(), erase::step);
    }
}
