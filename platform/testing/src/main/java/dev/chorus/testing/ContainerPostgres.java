package dev.chorus.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, stopped by Testcontainers when the JVM ends. */
final class ContainerPostgres implements TestPostgres {
    private static final String PASSWORD = "test";

    private final PostgreSQLContainer container = new PostgreSQLContainer("postgres:18-alpine");
    private final Set<String> created = new HashSet<>();

    ContainerPostgres() {
        container.start();
    }

    @Override
    public synchronized Database database(String name) {
        if (created.add(name)) {
            create(name);
        }
        return new Database(container.getHost(), container.getFirstMappedPort(), name, name, PASSWORD);
    }

    private void create(String name) {
        try (Connection connection = DriverManager.getConnection(
                        container.getJdbcUrl(), container.getUsername(), container.getPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE \"%s\" LOGIN PASSWORD '%s'".formatted(name, PASSWORD));
            statement.execute("CREATE DATABASE \"%1$s\" OWNER \"%1$s\"".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " not created", e);
        }
    }
}
