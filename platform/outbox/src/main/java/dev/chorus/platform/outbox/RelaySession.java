package dev.chorus.platform.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The database session that holds the relay's lock. It reads and deletes on the same session, so a relay that has lost
 * its lock, which ends with the session, can do neither.
 */
final class RelaySession implements AutoCloseable {
    private static final long LOCK = 0x63686f727573L;

    private final Connection connection;

    RelaySession(Connection connection) {
        this.connection = connection;
    }

    /** Waits, however long, until no other relay of this service leads. */
    void lead() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
        }
    }

    /** The oldest rows, in the order of their ids. */
    List<OutboxRow> oldest(int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT id, event_id, type, topic, subject, at, traceparent, payload
                FROM outbox ORDER BY id LIMIT ?
                """)) {
            select.setInt(1, limit);
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        }
    }

    void delete(List<OutboxRow> rows) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(OutboxRow::id).toArray()));
            delete.executeUpdate();
        }
    }

    private static OutboxRow row(ResultSet result) throws SQLException {
        return new OutboxRow(
                result.getLong("id"),
                result.getObject("event_id", UUID.class),
                result.getString("type"),
                result.getString("topic"),
                result.getObject("subject", UUID.class),
                result.getObject("at", OffsetDateTime.class).toInstant(),
                result.getString("traceparent"),
                result.getString("payload"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
