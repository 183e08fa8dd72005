package dev.chorus.auth.throttling;

import dev.chorus.platform.retention.ExpiringTable;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ThrottlingConfiguration {

    @Bean
    ExpiringTable failedAttemptsTable() {
        return new ExpiringTable("failed_attempts", "expires_at", Duration.ZERO);
    }
}
