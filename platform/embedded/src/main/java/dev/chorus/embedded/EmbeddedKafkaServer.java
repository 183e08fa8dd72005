package dev.chorus.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka, broker and KRaft controller in one, started in this JVM and listening on the loopback address only.
 *
 * <p>Topics are not created by use: who owns a topic creates it.
 */
public final class EmbeddedKafkaServer implements AutoCloseable {

    private final KafkaSettings settings;
    private final Path directory;
    private final int port;
    private final KafkaRaftServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafkaServer(KafkaSettings settings, Path directory, int port, KafkaRaftServer server) {
        this.settings = settings;
        this.directory = directory;
        this.port = port;
        this.server = server;
    }

    /**
     * Starts a server and returns once it takes requests. Its directory is formatted at the first start.
     *
     * @throws EmbeddedServerException when it does not start
     */
    public static EmbeddedKafkaServer start(KafkaSettings settings) {
        Path kept = settings.dataDirectory();
        Path directory = kept == null ? Directories.temporary("chorus-kafka") : Directories.create(kept);
        int port = Loopback.port(settings.port(), "Kafka");
        int controllerPort = Loopback.port(settings.controllerPort(), "Kafka's controller");
        Properties properties = properties(directory.resolve("log"), port, controllerPort);
        formatOnce(directory, properties);

        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new EmbeddedServerException("Kafka did not start: " + e.getMessage(), e);
        }
        var started = new EmbeddedKafkaServer(settings, directory, port, server);
        if (settings.closeOnExit()) {
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "kafka-close"));
        }
        return started;
    }

    private static Properties properties(Path log, int port, int controllerPort) {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@" + Loopback.ADDRESS + ":" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put(
                "listeners",
                "PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d".formatted(Loopback.ADDRESS, port, controllerPort));
        properties.put("advertised.listeners", "PLAINTEXT://" + Loopback.ADDRESS + ":" + port);
        properties.put("log.dirs", log.toString());
        properties.put("auto.create.topics.enable", "false");

        // One broker is all there is.
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");

        // After a kill the controller waits out the dead broker's session before it admits the new one.
        properties.put("broker.session.timeout.ms", "4000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("group.initial.rebalance.delay.ms", "0");

        // Nothing expires while a developer is away; topics that should forget say so themselves.
        properties.put("log.retention.ms", "-1");
        properties.put("offsets.retention.minutes", "525600");

        // No replica stands by, so what was acknowledged is brought to the disk soon.
        properties.put("log.flush.interval.ms", "1000");
        properties.put("log.flush.scheduler.interval.ms", "1000");

        // The defaults are for machines that do nothing else.
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        properties.put("log.index.size.max.bytes", Integer.toString(1 << 20));
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        return properties;
    }

    private static void formatOnce(Path directory, Properties properties) {
        if (Files.exists(directory.resolve("log").resolve("meta.properties"))) {
            return;
        }
        var output = new ByteArrayOutputStream();
        try {
            Path file = directory.resolve("format.properties");
            try (var writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
            String[] arguments = {
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                file.toString(),
                "--ignore-formatted"
            };
            int status = StorageTool.execute(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
            if (status != 0) {
                throw new EmbeddedServerException(
                        "Kafka's directory could not be formatted: " + output.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("Kafka's directory could not be formatted", e);
        }
    }

    /** Where clients find it: {@code host:port}. */
    public String bootstrapServers() {
        return Loopback.ADDRESS + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Stops the server, in an interrupted thread too; temporary data goes with it. Closing twice does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Uninterruptibly.run(() -> {
            server.shutdown();
            server.awaitShutdown();
        });
        if (settings.dataDirectory() == null) {
            Directories.delete(directory);
        }
    }
}
