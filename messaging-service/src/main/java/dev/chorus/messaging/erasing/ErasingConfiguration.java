package dev.chorus.messaging.erasing;

import dev.chorus.platform.recurring.Recurring;
import dev.chorus.platform.retention.Sweep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ErasingConfiguration {

    @Bean
    Recurring erasing(ErasePerson erase, ErasingSettings settings) {
        return Sweep.of("Erasing", settings.interval(), erase::step);
    }
}
