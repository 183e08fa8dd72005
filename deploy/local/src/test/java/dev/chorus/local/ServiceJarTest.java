package dev.chorus.local;

import dev.chorus.embedded.EmbeddedKafkaServer;
import dev.chorus.embedded.EmbeddedPostgresServer;
import dev.chorus.embedded.KafkaSettings;
import dev.chorus.embedded.PostgresSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each service's own jar, in a process of its own, told by environment variables alone where its servers are. */
class ServiceJarTest {

    private static final Ports PORTS = Ports.anyFree();

    private static EmbeddedPostgresServer postgres;
    private static EmbeddedKafkaServer kafka;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startServers() {
        postgres = EmbeddedPostgresServer.start(PostgresSettings.temporary());
        kafka = EmbeddedKafkaServer.start(KafkaSettings.temporary());
    }

    @AfterAll
    static void stopServers() {
        kafka.close();
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void startsAloneAndTurnsReady(Service service) throws Exception {
        try (ServiceProcess process = ServiceProcess.start(
                ServiceJar.packaged(service),
                PORTS.managementOf(service),
                directory.resolve("log"),
                environment(service),
                Map.of())) {
            process.awaitReady();
        }
    }

    private static Map<String, String> environment(Service service) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SERVER_PORT", Integer.toString(PORTS.of(service)),
                "MANAGEMENT_SERVER_PORT", Integer.toString(PORTS.managementOf(service)),
                "REALTIME_SOCKET_PORT", Integer.toString(PORTS.sockets()),
                "REALTIME_DRAIN_TIME", "1s",
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()));
        if (service.hasDatabase()) {
            postgres.createDatabase(service.database(), service.database(), "of " + service.database());
            environment.putAll(Map.of(
                    "DATABASE_HOST", EmbeddedPostgresServer.HOST,
                    "DATABASE_PORT", Integer.toString(postgres.port()),
                    "DATABASE_NAME", service.database(),
                    "DATABASE_USER", service.database(),
                    "DATABASE_PASSWORD", "of " + service.database()));
        }
        return environment;
    }
}
