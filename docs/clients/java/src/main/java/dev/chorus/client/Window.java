package dev.chorus.client;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list to fetch.
 *
 * @param limit the most items; null for the server's default
 * @param cursor the {@code nextCursor} of the page before; null for the first page
 */
public record Window(@Nullable Integer limit, @Nullable String cursor) {
    public static final Window FIRST = new Window(null, null);

    public static Window first(int limit) {
        return new Window(limit, null);
    }

    public Window after(@Nullable String nextCursor) {
        return new Window(limit, nextCursor);
    }

    String of(String path, @Nullable String... query) {
        @Nullable String[] all = new @Nullable String[query.length + 4];
        System.arraycopy(query, 0, all, 0, query.length);
        all[query.length] = "limit";
        all[query.length + 1] = limit == null ? null : Integer.toString(limit);
        all[query.length + 2] = "cursor";
        all[query.length + 3] = cursor;
        return Rest.query(path, all);
    }
}
