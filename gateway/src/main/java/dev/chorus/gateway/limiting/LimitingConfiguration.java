package dev.chorus.gateway.limiting;

import io.github.bucket4j.TimeMeter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitingConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TimeMeter bucketTime() {
        return TimeMeter.SYSTEM_NANOTIME;
    }
}
