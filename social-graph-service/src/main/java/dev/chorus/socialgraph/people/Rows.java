package dev.chorus.socialgraph.people;

import dev.chorus.events.Author;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;

/** Reads columns. */
public final class Rows {
    private Rows() {}

    /** @throws NullPointerException if the column is null */
    public static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** From {@code id}, {@code username} and {@code display_name}. */
    public static Author author(Readable row) {
        return new Author(
                get(row, "id", UUID.class), get(row, "username", String.class), get(row, "display_name", String.class));
    }
}
