package dev.chorus.platform.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Hears the notifications of other processes while this one leads. One thread. */
final class WakeUpListener implements AutoCloseable {
    private static final int CHECK_MILLIS = 1_000;

    private final Connection connection;
    private final RelaySignal signal;
    private volatile boolean closed;

    WakeUpListener(Connection connection, RelaySignal signal) {
        this.connection = connection;
        this.signal = signal;
        Thread.ofPlatform().daemon().name("outbox-wake-up").start(this::listen);
    }

    private void listen() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + RemoteWakeUp.CHANNEL);
            PGConnection notifications = connection.unwrap(PGConnection.class);
            while (!closed) {
                PGNotification[] heard = notifications.getNotifications(CHECK_MILLIS);
                if (heard != null && heard.length > 0) {
                    signal.wake();
                }
            }
        } catch (SQLException _) {
            // The relay's own session meets the same fault and begins anew with another listener; until then it polls.
            signal.wake();
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        connection.close();
    }
}
