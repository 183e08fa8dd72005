package dev.chorus.testing;

import dev.chorus.embedded.EmbeddedPostgresServer;
import dev.chorus.embedded.PostgresSettings;

/** PostgreSQL as a child of this JVM; not durable, its data does not outlive the tests. */
final class EmbeddedPostgres implements TestPostgres {
    private static final String PASSWORD = "test";

    private final EmbeddedPostgresServer server = EmbeddedPostgresServer.start(
            PostgresSettings.temporary().withMaxConnections(200).withCloseOnExit(false));

    EmbeddedPostgres() {
        TestServers.afterServices(server::close);
    }

    @Override
    public synchronized Database database(String name) {
        server.createDatabase(name, name, PASSWORD);
        return new Database(EmbeddedPostgresServer.HOST, server.port(), name, name, PASSWORD);
    }
}
