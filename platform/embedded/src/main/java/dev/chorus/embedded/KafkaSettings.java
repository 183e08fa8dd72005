package dev.chorus.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded Kafka is to run.
 *
 * @param dataDirectory where the log is kept across restarts; {@code null} for a temporary directory that is deleted when
 *     the server closes
 * @param port the port clients use, on the loopback address; 0 for any free one
 * @param controllerPort the port the broker reaches its controller at, on the loopback address; 0 for any free one
 * @param closeOnExit whether the server is closed by a shutdown hook of its own; switch it off where the caller closes
 *     things in an order
 */
public record KafkaSettings(@Nullable Path dataDirectory, int port, int controllerPort, boolean closeOnExit) {

    /** A server on any free ports, whose data goes with it. */
    public static KafkaSettings temporary() {
        return new KafkaSettings(null, 0, 0, true);
    }

    /** A server on any free ports, whose data stay in the directory. */
    public static KafkaSettings keptIn(Path dataDirectory) {
        return new KafkaSettings(dataDirectory, 0, 0, true);
    }

    public KafkaSettings withPorts(int port, int controllerPort) {
        return new KafkaSettings(dataDirectory, port, controllerPort, closeOnExit);
    }

    public KafkaSettings withCloseOnExit(boolean closeOnExit) {
        return new KafkaSettings(dataDirectory, port, controllerPort, closeOnExit);
    }
}
