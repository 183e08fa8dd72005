package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.embedded.EmbeddedKafkaServer;
import dev.chorus.embedded.EmbeddedPostgresServer;
import dev.chorus.embedded.KafkaSettings;
import dev.chorus.embedded.PostgresSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
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

    private final HttpClient http = HttpClient.newHttpClient();

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
        Path log = directory.resolve("log");
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar(service).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        program.environment().putAll(environment(service));
        Process process = program.start();
        try {
            await(service + " to be ready")
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> !process.isAlive() || isReady(service));
            assertThat(process.isAlive()).as(() -> read(log)).isTrue();
        } finally {
            process.destroy();
            process.waitFor();
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

    /** As the service's module packages it: the reactor builds that before this module's tests. */
    private static Path jar(Service service) throws IOException {
        Path target = Path.of("..", "..", service.id(), "target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No jar of " + service.id() + "; run mvn package there"));
        }
    }

    private boolean isReady(Service service) throws Exception {
        var probe = URI.create("http://127.0.0.1:" + PORTS.managementOf(service) + "/actuator/health/readiness");
        try {
            return http.send(HttpRequest.newBuilder(probe).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException _) {
            return false;
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
