package dev.chorus.platform.outbox;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Opens the relay's own JDBC sessions to the database that the service uses. */
final class RelayConnections {
    /**
     * A session whose process or host has died is noticed, and its lock freed, within about ten seconds. And its commits do
     * not wait for the disk: a deletion that is lost with the server only sends again what consumers know already. And its
     * plans go by the primary key, whatever the statistics say of a table that is empty one moment and full of dead rows the next.
     */
    private static final String OPTIONS = "-c tcp_keepalives_idle=4 -c tcp_keepalives_interval=2"
            + " -c tcp_keepalives_count=3 -c synchronous_commit=off -c enable_seqscan=off";

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final String url;
    private final String user;
    private final String password;
    private final String applicationName;

    RelayConnections(ConnectionFactoryOptions options, String service) {
        Object port = options.getValue(ConnectionFactoryOptions.PORT);
        this.url = "jdbc:postgresql://%s:%s/%s"
                .formatted(
                        options.getRequiredValue(ConnectionFactoryOptions.HOST),
                        port == null ? 5432 : port,
                        options.getRequiredValue(ConnectionFactoryOptions.DATABASE));
        this.user = options.getRequiredValue(ConnectionFactoryOptions.USER).toString();
        this.password =
                options.getRequiredValue(ConnectionFactoryOptions.PASSWORD).toString();
        this.applicationName = service + "-outbox-relay";
    }

    /**
     * A new session, whose statements may wait as long as they must. Connecting has five seconds in all, a second try
     * without TLS included, and each answer after that has five.
     *
     * @throws SQLException if the database cannot be reached, refuses, or does not answer in time
     */
    Connection open() throws SQLException {
        String answersWithin = Long.toString(ANSWERS_WITHIN.toSeconds());
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("connectTimeout", answersWithin);
        properties.setProperty("socketTimeout", answersWithin);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", OPTIONS);
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
    }
}
