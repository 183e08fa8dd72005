package dev.chorus.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A real PostgreSQL, started from this JVM and listening on the loopback address only.
 *
 * <p>Its directory holds the {@code cluster}, a mark that the cluster was completed, and {@code postgres.log}. The
 * superuser {@code postgres} needs no password from this machine; every other role does.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    public static final String HOST = Loopback.ADDRESS;

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final long LOG_LIMIT_BYTES = 4L << 20;

    private final PostgresSettings settings;
    private final Path directory;
    private final DirectoryLock lock;
    private final EmbeddedPostgres server;

    private EmbeddedPostgresServer(
            PostgresSettings settings, Path directory, DirectoryLock lock, EmbeddedPostgres server) {
        this.settings = settings;
        this.directory = directory;
        this.lock = lock;
        this.server = server;
    }

    /**
     * Starts a server and returns once it answers. A server that a killed run left behind on the same data directory is
     * stopped first.
     *
     * @throws EmbeddedServerException when it does not start; the end of its log is in the message
     */
    public static EmbeddedPostgresServer start(PostgresSettings settings) {
        Path kept = settings.dataDirectory();
        Path directory = kept == null ? Directories.temporary("chorus-postgres") : Directories.create(kept);
        DirectoryLock lock = DirectoryLock.of(directory);
        try {
            var started = new EmbeddedPostgresServer(settings, directory, lock, launch(settings, directory));
            if (settings.closeOnExit()) {
                Runtime.getRuntime().addShutdownHook(new Thread(started::close, "postgres-close"));
            }
            return started;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Stops the server that a killed run left behind on the data directory, if one did. For who wants to delete the
     * directory; {@link #start} does it by itself.
     */
    public static void stopLeftBehind(Path dataDirectory) {
        if (Files.isDirectory(dataDirectory)) {
            try (var _ = DirectoryLock.of(dataDirectory)) {
                Postmaster.clear(dataDirectory.resolve("cluster"));
            }
        }
    }

    private static EmbeddedPostgres launch(PostgresSettings settings, Path directory) {
        Path cluster = directory.resolve("cluster");
        Path complete = directory.resolve("cluster.complete");
        Path log = directory.resolve("postgres.log");
        try {
            Postmaster.clear(cluster);
            if (!Files.exists(complete)) {
                // Without the mark nobody was ever given this cluster: what is there is an interrupted first start.
                Directories.delete(cluster);
            }
            int port = Loopback.port(settings.port(), "PostgreSQL");
            EmbeddedPostgres server = PostgresBinaries.extractedFor(program(settings, cluster, log, port));
            if (!Files.exists(complete)) {
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("REVOKE CONNECT ON DATABASE postgres FROM PUBLIC");
                    statement.execute("REVOKE CONNECT ON DATABASE template1 FROM PUBLIC");
                }
                Files.writeString(complete, "");
            }
            return server;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new EmbeddedServerException("PostgreSQL did not start: " + endOf(log), e);
        }
    }

    private static EmbeddedPostgres.Builder program(PostgresSettings settings, Path cluster, Path log, int port)
            throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        String onOff = settings.durable() ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(START_TIMEOUT)
                .setRegisterShutdownHook(false)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setDataDirectoryCustomizer(directory -> requirePasswords(directory.toPath()))
                // One collation on every machine, whatever its locale.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("max_connections", Integer.toString(settings.maxConnections()))
                .setServerConfig("listen_addresses", HOST)
                .setServerConfig("unix_socket_directories", "")
                // Every connection pays for these; passwords here are for programs on this machine.
                .setServerConfig("scram_iterations", "16")
                // The library starts its server with -F and without synchronous commits; these come later and win.
                .setServerConfig("fsync", onOff)
                .setServerConfig("full_page_writes", onOff)
                .setServerConfig("synchronous_commit", onOff);
    }

    private static void requirePasswords(Path cluster) {
        try {
            Files.writeString(cluster.resolve("pg_hba.conf"), """
                    # TYPE  DATABASE  USER      ADDRESS       METHOD
                    host    all       postgres  127.0.0.1/32  trust
                    host    all       all       127.0.0.1/32  scram-sha-256
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Creates the database and the role that owns it, where they are missing, and sets the role's password. Only this role
     * can connect to this database.
     */
    public void createDatabase(String name, String role, String password) {
        requireIdentifier(name);
        requireIdentifier(role);
        try (Connection connection = connectAsSuperuser("postgres");
                Statement statement = connection.createStatement()) {
            String verb = exists(statement, "pg_roles WHERE rolname", role) ? "ALTER" : "CREATE";
            statement.execute(verb + " ROLE " + role + " LOGIN PASSWORD '" + password.replace("'", "''") + "'");
            if (!exists(statement, "pg_database WHERE datname", name)) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + role);
            }
            statement.execute("REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
        } catch (SQLException e) {
            throw new EmbeddedServerException("Could not create the database " + name, e);
        }
    }

    private static boolean exists(Statement statement, String fromWhere, String name) throws SQLException {
        try (var rows = statement.executeQuery("SELECT 1 FROM " + fromWhere + " = '" + name + "'")) {
            return rows.next();
        }
    }

    private static void requireIdentifier(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain SQL identifier: " + name);
        }
    }

    /** A connection as {@code postgres}; the caller closes it. */
    public Connection connectAsSuperuser(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    /** The JDBC address of a database, without user or password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port() + "/" + database;
    }

    public int port() {
        return server.getPort();
    }

    /** Stops the server, in an interrupted thread too; temporary data goes with it. Closing twice does nothing. */
    @Override
    public void close() {
        Uninterruptibly.run(() -> {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        lock.close();
        if (settings.dataDirectory() == null) {
            Directories.delete(directory);
        }
    }

    private static String endOf(Path log) {
        if (!Files.exists(log)) {
            return "it wrote no log";
        }
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size())) + " (" + log + ")";
        } catch (IOException e) {
            return "see " + log;
        }
    }
}
