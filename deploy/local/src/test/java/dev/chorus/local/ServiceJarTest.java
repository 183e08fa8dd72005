package dev.chorus.local;

import dev.chorus.embedded.EmbeddedKafkaServer;
import dev.chorus.embedded.EmbeddedPostgresServer;
import dev.chorus.embedded.KafkaSettings;
import dev.chorus.embedded.PostgresSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each service's own jar, in a process of its own, told by environment variables alone where its servers are. They start
 * side by side, and none needs another to turn ready.
 */
class ServiceJarTest {

    private static final Ports PORTS = Ports.anyFree();
    private static final Map<Service, ServiceProcess> PROCESSES = new EnumMap<>(Service.class);

    @TempDir
    private static Path directory;

    private static EmbeddedPostgresServer postgres;
    private static EmbeddedKafkaServer kafka;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgresServer.start(PostgresSettings.temporary().withMaxConnections(200));
        kafka = EmbeddedKafkaServer.start(KafkaSettings.temporary());
        for (Service service : Service.values()) {
            PROCESSES.put(
                    service,
                    ServiceProcess.start(
                            ServiceJar.packaged(service),
                            PORTS.managementOf(service),
                            directory.resolve(service.id() + ".log"),
                            environment(service),
                            Map.of()));
        }
    }

    @AfterAll
    static void stop() {
        PROCESSES.values().forEach(ServiceProcess::close);
        kafka.close();
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void startsByItselfAndTurnsReady(Service service) {
        Objects.requireNonNull(PROCESSES.get(service)).awaitReady(Duration.ofMinutes(4));
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
