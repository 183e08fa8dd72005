package dev.chorus.auth.tokens;

import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.security.SecuritySettings;
import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
class TokensConfiguration {

    @Bean
    SigningKeys signingKeys(
            DatabaseClient database,
            TransactionalOperator transaction,
            SigningKeySettings settings,
            SecuritySettings security,
            Environment environment,
            Ids ids,
            Clock clock) {
        if (settings.insecure() && environment.acceptsProfiles(Profiles.of("production"))) {
            throw new IllegalStateException(
                    "Set SIGNING_KEY_ENCRYPTION_KEY: the default key is public, so the production profile refuses it");
        }
        var stored = new StoredKeys(database, new KeyCipher(settings.encryptionKey()));
        return new SigningKeys(stored, transaction, settings, security, SigningKey::newPair, ids, clock);
    }

    @Bean
    HealthIndicator signingKeysHealthIndicator(SigningKeys keys) {
        return () -> (keys.loaded() ? Health.up() : Health.outOfService()).build();
    }
}
