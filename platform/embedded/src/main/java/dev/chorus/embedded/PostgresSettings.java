package dev.chorus.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded PostgreSQL is to run.
 *
 * @param dataDirectory where databases are kept across restarts; {@code null} for a temporary directory that is deleted
 *     when the server closes
 * @param port the port on the loopback address; 0 for any free one
 * @param durable whether what is committed survives a crash of the machine, as in production; without it the server is
 *     faster, and only fit for throw-away data
 * @param maxConnections the server's {@code max_connections}
 * @param closeOnExit whether the server is closed by a shutdown hook of its own; switch it off where the caller closes
 *     things in an order
 */
public record PostgresSettings(
        @Nullable Path dataDirectory, int port, boolean durable, int maxConnections, boolean closeOnExit) {

    /** A fast server on any free port, whose data goes with it. */
    public static PostgresSettings temporary() {
        return new PostgresSettings(null, 0, false, 300, true);
    }

    /** A durable server on any free port, whose data stay in the directory. */
    public static PostgresSettings keptIn(Path dataDirectory) {
        return new PostgresSettings(dataDirectory, 0, true, 300, true);
    }

    public PostgresSettings withPort(int port) {
        return new PostgresSettings(dataDirectory, port, durable, maxConnections, closeOnExit);
    }

    public PostgresSettings withDurable(boolean durable) {
        return new PostgresSettings(dataDirectory, port, durable, maxConnections, closeOnExit);
    }

    public PostgresSettings withMaxConnections(int maxConnections) {
        return new PostgresSettings(dataDirectory, port, durable, maxConnections, closeOnExit);
    }

    public PostgresSettings withCloseOnExit(boolean closeOnExit) {
        return new PostgresSettings(dataDirectory, port, durable, maxConnections, closeOnExit);
    }
}
