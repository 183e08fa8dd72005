package dev.chorus.platform.database;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/** Reads columns. */
public final class Rows {
    private Rows() {}

    /** @throws NullPointerException if the column is null */
    public static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
