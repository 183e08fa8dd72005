package dev.chorus.platform.paging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page that is asked for: query parameters {@code limit} (1–100, default 20) and {@code cursor}. Controllers take it
 * as an argument; an invalid one is 400 before they are called.
 *
 * @param after null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    private static final Cursor FIRST = new Cursor(Instant.parse("9999-12-31T23:59:59.999999Z"), new UUID(-1L, -1L));

    /** Where the page begins: rows with {@code (at, id)} less than this, in descending order. */
    public Cursor before() {
        return after == null ? FIRST : after;
    }

    /** One more than the page holds, which tells whether there is a next one. */
    public int fetch() {
        return limit + 1;
    }
}
