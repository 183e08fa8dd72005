package dev.chorus.auth.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.security.SecuritySettings;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

class ProductionProfileTest {
    private static final String KEY = "chorus.auth.signing-keys.encryption-key=";

    /** Never connected to. */
    private final ConnectionFactory connections =
            ConnectionFactories.get("r2dbc:postgresql://none:none@localhost:1/none");

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class, TokensConfiguration.class)
            .withBean(DatabaseClient.class, () -> DatabaseClient.create(connections))
            .withBean(
                    TransactionalOperator.class,
                    () -> TransactionalOperator.create(new R2dbcTransactionManager(connections)))
            .withBean(
                    SecuritySettings.class,
                    () -> new SecuritySettings(URI.create("http://localhost"), "chorus", Duration.ofMinutes(15)))
            .withBean(Ids.class, () -> UUID::randomUUID)
            .withBean(Clock.class, Clock::systemUTC);

    @EnableConfigurationProperties(SigningKeySettings.class)
    static class Settings {}

    @Test
    void refusesThePublicDefaultKey() {
        service.withPropertyValues("spring.profiles.active=production", KEY + SigningKeySettings.INSECURE_DEFAULT)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("SIGNING_KEY_ENCRYPTION_KEY"));
    }

    @Test
    void startsWithAKeyOfItsOwn() {
        service.withPropertyValues(
                        "spring.profiles.active=production", KEY + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void theLocalRunStartsWithTheDefault() {
        service.withPropertyValues(KEY + SigningKeySettings.INSECURE_DEFAULT)
                .run(context -> assertThat(context).hasNotFailed());
    }
}
