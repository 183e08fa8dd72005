package dev.chorus.socialgraph.people;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.events.Author;
import io.r2dbc.spi.Readable;
import java.util.UUID;

/** Reads people from query results. */
public final class Authors {
    private Authors() {}

    /** From {@code id}, {@code username} and {@code display_name}. */
    public static Author read(Readable row) {
        return new Author(
                get(row, "id", UUID.class), get(row, "username", String.class), get(row, "display_name", String.class));
    }
}
