package dev.chorus.messaging.erasing;

import dev.chorus.platform.retention.Sweep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ErasingConfiguration {

    @Bean
    Sweep erasing(ErasePerson erase, ErasingSettings settings) {
        return new Sweep("Erasing", settings.interval(), erase::step);
    }
}
