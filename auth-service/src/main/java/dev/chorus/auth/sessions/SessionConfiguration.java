package dev.chorus.auth.sessions;

import dev.chorus.platform.retention.ExpiringTable;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Expired sessions, and with them their tokens, are deleted; used tokens too, once they would have expired. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    ExpiringTable sessionTable() {
        return new ExpiringTable("session", "expires_at", Duration.ZERO);
    }

    @Bean
    ExpiringTable refreshTokenTable() {
        return new ExpiringTable("refresh_token", "expires_at", Duration.ZERO);
    }
}
