package dev.chorus.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Programs for another JVM, to be killed once the file {@code ready} is there. */
final class KilledRun {

    private KilledRun() {}

    static Process start(Class<?> program, Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        directory.toString())
                .inheritIO()
                .start();
    }

    static final class Postgres {
        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            var server = EmbeddedPostgresServer.start(PostgresSettings.keptIn(directory));
            server.createDatabase("kept", "kept", "kept");
            try (var connection = server.connectAsSuperuser("kept");
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE committed AS SELECT 1");
            }
            awaitDeath(directory);
        }
    }

    static final class Kafka {
        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            KafkaLog.write(EmbeddedKafkaServer.start(KafkaSettings.keptIn(directory)), "acknowledged");
            awaitDeath(directory);
        }
    }

    private static void awaitDeath(Path directory) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("ready"), "");
        new CountDownLatch(1).await();
    }
}
