package dev.chorus.local;

import dev.chorus.embedded.EmbeddedKafkaServer;
import dev.chorus.embedded.EmbeddedPostgresServer;
import dev.chorus.embedded.EmbeddedServerException;
import dev.chorus.embedded.KafkaSettings;
import dev.chorus.embedded.PostgresSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** PostgreSQL with a database and a role for every service that keeps data, and Kafka. */
final class Infrastructure implements AutoCloseable {

    private final EmbeddedPostgresServer postgres;
    private final EmbeddedKafkaServer kafka;

    private Infrastructure(EmbeddedPostgresServer postgres, EmbeddedKafkaServer kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /** Starts both at the same time; when one fails the other is closed again. */
    static Infrastructure start(DataDirectory data, Ports ports, Secrets secrets, Progress progress) {
        var postgres = CompletableFuture.supplyAsync(
                () -> {
                    var server = EmbeddedPostgresServer.start(PostgresSettings.keptIn(data.postgres())
                            .withPort(ports.postgres())
                            .withCloseOnExit(false));
                    createDatabases(server, secrets);
                    progress.say("PostgreSQL on port %d".formatted(ports.postgres()));
                    return server;
                },
                inThread("start-postgres"));
        var kafka = CompletableFuture.supplyAsync(
                () -> {
                    var server = EmbeddedKafkaServer.start(KafkaSettings.keptIn(data.kafka())
                            .withPorts(ports.kafka(), ports.kafkaController())
                            .withCloseOnExit(false));
                    progress.say("Kafka on port %d".formatted(ports.kafka()));
                    return server;
                },
                inThread("start-kafka"));
        try {
            // Not to be interrupted: what is being started here could not be stopped.
            CompletableFuture.allOf(postgres, kafka).join();
            return new Infrastructure(postgres.join(), kafka.join());
        } catch (CompletionException e) {
            closeIfStarted(kafka);
            closeIfStarted(postgres);
            throw new LocalRunException(message(e), e);
        }
    }

    private static Executor inThread(String name) {
        return Thread.ofPlatform().daemon().name(name)::start;
    }

    private static String message(CompletionException e) {
        return String.valueOf(
                e.getCause() instanceof EmbeddedServerException known ? known.getMessage() : e.getCause());
    }

    private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> server) {
        server.thenAccept(started -> {
            try {
                started.close();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    private static void createDatabases(EmbeddedPostgresServer server, Secrets secrets) {
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                server.createDatabase(service.database(), service.database(), secrets.of(service.database()));
            }
        }
    }

    /** Kafka first: the services are gone by then, and nothing of it needs PostgreSQL. */
    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
