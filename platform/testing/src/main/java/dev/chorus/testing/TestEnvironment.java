package dev.chorus.testing;

import dev.chorus.testing.TestPostgres.Database;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Configures a service through the variables that it is deployed with. */
final class TestEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String service = context.getEnvironment().getRequiredProperty("spring.application.name");
        Database database = TestServers.postgres().database(service.replace('-', '_'));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "testEnvironment",
                        Map.of(
                                "DATABASE_HOST", database.host(),
                                "DATABASE_PORT", database.port(),
                                "DATABASE_NAME", database.name(),
                                "DATABASE_USER", database.user(),
                                "DATABASE_PASSWORD", database.password(),
                                "KAFKA_BOOTSTRAP_SERVERS", TestServers.kafka(),
                                "JWKS_URI", TestTokens.shared().jwksUri().toString(),
                                "management.server.port", "0")));
    }
}
