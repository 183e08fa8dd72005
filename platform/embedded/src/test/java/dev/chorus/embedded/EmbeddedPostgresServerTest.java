package dev.chorus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {

    @TempDir
    private Path directory;

    @Test
    void keepsItsDataAcrossARestart() throws SQLException {
        try (var server = EmbeddedPostgresServer.start(PostgresSettings.keptIn(directory))) {
            server.createDatabase("chorus_post", "post", "secret");
            try (Connection post = connect(server, "chorus_post", "post", "secret")) {
                execute(post, "CREATE TABLE kept (word text)");
                execute(post, "INSERT INTO kept VALUES ('still here')");
            }
        }
        try (var server = EmbeddedPostgresServer.start(PostgresSettings.keptIn(directory))) {
            server.createDatabase("chorus_post", "post", "changed");
            try (Connection post = connect(server, "chorus_post", "post", "changed")) {
                assertThat(query(post, "SELECT word FROM kept")).isEqualTo("still here");
            }
        }
    }

    @Test
    void aDurableServerSyncsWhatItCommitsAndATemporaryOneDoesNot() throws SQLException {
        try (var server = EmbeddedPostgresServer.start(PostgresSettings.keptIn(directory));
                Connection admin = server.connectAsSuperuser("postgres")) {
            assertThat(query(admin, "SHOW fsync")).isEqualTo("on");
            assertThat(query(admin, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(admin, "SHOW full_page_writes")).isEqualTo("on");
        }
        try (var server = EmbeddedPostgresServer.start(
                        PostgresSettings.temporary().withMaxConnections(42));
                Connection admin = server.connectAsSuperuser("postgres")) {
            assertThat(query(admin, "SHOW fsync")).isEqualTo("off");
            assertThat(query(admin, "SHOW max_connections")).isEqualTo("42");
        }
    }

    @Test
    void aRoleConnectsWithItsPasswordAndToItsOwnDatabaseOnly() throws SQLException {
        try (var server = EmbeddedPostgresServer.start(PostgresSettings.temporary())) {
            server.createDatabase("chorus_auth", "auth", "it's auth");
            server.createDatabase("chorus_post", "post", "it's post");

            connect(server, "chorus_auth", "auth", "it's auth").close();
            assertThatThrownBy(() -> connect(server, "chorus_auth", "auth", "wrong"))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> connect(server, "chorus_post", "auth", "it's auth"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> connect(server, "postgres", "auth", "it's auth"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theServerThatAKilledRunLeftBehindIsStoppedAndItsDataKept() throws Exception {
        Process run = KilledRun.start(KilledRun.Postgres.class, directory);
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(directory.resolve("ready")));
        long orphan = Long.parseLong(
                Files.readAllLines(directory.resolve("cluster/postmaster.pid")).getFirst());
        run.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (var server = EmbeddedPostgresServer.start(PostgresSettings.keptIn(directory));
                Connection kept = server.connectAsSuperuser("kept")) {
            assertThat(ProcessHandle.of(orphan)).isEmpty();
            assertThat(query(kept, "SELECT count(*) FROM committed")).isEqualTo("1");
        }
    }

    @Test
    void theServerThatAKilledRunLeftBehindCanBeStoppedBeforeItsDirectoryIsDeleted() throws Exception {
        long orphan = leaveAServerBehind();

        EmbeddedPostgresServer.stopLeftBehind(directory);

        assertThat(ProcessHandle.of(orphan)).isEmpty();
    }

    private long leaveAServerBehind() throws Exception {
        Process run = KilledRun.start(KilledRun.Postgres.class, directory);
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(directory.resolve("ready")));
        long postmaster = Long.parseLong(
                Files.readAllLines(directory.resolve("cluster/postmaster.pid")).getFirst());
        run.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(postmaster)).isPresent();
        return postmaster;
    }

    @Test
    void aStaleLockFileThatNamesAStrangersProcessIsNoObstacle() throws Exception {
        EmbeddedPostgresServer.start(PostgresSettings.keptIn(directory)).close();
        Path lockFile = directory.resolve("cluster/postmaster.pid");
        Files.writeString(lockFile, ProcessHandle.current().pid() + "\n" + directory + "\n1700000000\n");

        EmbeddedPostgresServer.start(PostgresSettings.keptIn(directory)).close();

        assertThat(lockFile).doesNotExist();
    }

    @Test
    void anInterruptedFirstStartIsBegunAnew() throws Exception {
        Files.createDirectories(directory.resolve("cluster"));
        Files.writeString(directory.resolve("cluster/postgresql.conf"), "# half a cluster");

        try (var server = EmbeddedPostgresServer.start(PostgresSettings.keptIn(directory));
                Connection admin = server.connectAsSuperuser("postgres")) {
            assertThat(query(admin, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void anInterruptedThreadStopsItsServerTooAndStaysInterrupted() {
        var server = EmbeddedPostgresServer.start(PostgresSettings.keptIn(directory));
        Thread.currentThread().interrupt();

        server.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(directory.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void aSecondServerIsKeptAwayFromADirectoryInUse() {
        try (var _ = EmbeddedPostgresServer.start(PostgresSettings.keptIn(directory))) {
            assertThatThrownBy(() -> EmbeddedPostgresServer.start(PostgresSettings.keptIn(directory)))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageEndingWith("is in use by another server");
        }
    }

    @Test
    void aTakenPortIsSaidInOneSentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = PostgresSettings.keptIn(directory).withPort(taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedPostgresServer.start(settings))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("Port " + taken.getLocalPort() + ", wanted by PostgreSQL, is taken");
        }
    }

    private static Connection connect(EmbeddedPostgresServer server, String database, String role, String password)
            throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), role, password);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
