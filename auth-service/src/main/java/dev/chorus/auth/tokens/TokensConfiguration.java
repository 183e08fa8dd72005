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

    /** What encrypts keys at rest. */
    @Bean
    KeyCipher keyCipher(SigningKeySettings settings, Environment environment) {
        if (settings.insecure() && environment.acceptsProfiles(Profiles.of("production"))) {
            throw new IllegalStateException(
                    "Set SIGNING_KEY_ENCRYPTION_KEY: the default key is public, so the production profile refuses it");
        }
        return new KeyCipher(settings.encryptionKey());
    }

    @Bean
    SigningKeys signingKeys(
            DatabaseClient database,
            KeyCipher cipher,
            TransactionalOperator transaction,
            SigningKeySettings settings,
            SecuritySettings security,
            Ids ids,
            Clock clock) {
        var stored = new StoredKeys(database, cipher);
        return new SigningKeys(stored, transaction, settings, security, SigningKey::newPair, ids, clock);
    }

    @Bean
    HealthIndicator signingKeysHealthIndicator(SigningKeys keys) {
        return () -> (keys.loaded() ? Health.up() : Health.outOfService()).build();
    }
}
