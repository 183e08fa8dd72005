package dev.chorus.platform.retention;

import java.time.Duration;

/**
 * A table whose rows are deleted some time after they were written. Declare as a bean for each.
 *
 * @param table and {@code column} are trusted names, never input
 */
public record ExpiringTable(String table, String column, Duration kept) {}
