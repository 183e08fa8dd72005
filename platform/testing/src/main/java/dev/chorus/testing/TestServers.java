package dev.chorus.testing;

import dev.chorus.embedded.EmbeddedKafkaServer;
import dev.chorus.embedded.KafkaSettings;
import org.springframework.boot.SpringApplication;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** PostgreSQL and Kafka, started once in this JVM when first asked for, and stopped with it, after the services. */
public final class TestServers {
    static final boolean DOCKER = DockerClientFactory.instance().isDockerAvailable();

    private TestServers() {}

    public static TestPostgres postgres() {
        return PostgresHolder.SERVER;
    }

    /** Kafka's bootstrap servers. */
    public static String kafka() {
        return KafkaHolder.BOOTSTRAP_SERVERS;
    }

    /** A service that outlived its servers would wait for them for half a minute. */
    static void afterServices(Runnable stop) {
        SpringApplication.getShutdownHandlers().add(stop);
    }

    private static final class PostgresHolder {
        static final TestPostgres SERVER = DOCKER ? new ContainerPostgres() : new EmbeddedPostgres();
    }

    private static final class KafkaHolder {
        static final String BOOTSTRAP_SERVERS = DOCKER ? container() : embedded();

        @SuppressWarnings("resource") // stopped by Testcontainers when the JVM ends
        private static String container() {
            KafkaContainer container = new KafkaContainer("apache/kafka-native:4.2.0");
            container.start();
            return container.getBootstrapServers();
        }

        private static String embedded() {
            EmbeddedKafkaServer server =
                    EmbeddedKafkaServer.start(KafkaSettings.temporary().withCloseOnExit(false));
            afterServices(server::close);
            return server.bootstrapServers();
        }
    }
}
