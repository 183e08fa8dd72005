package dev.chorus.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A markdown table, printed row by row. */
final class Table {
    private final PrintStream out;

    Table(PrintStream out, String... columns) {
        this.out = out;
        row((Object[]) columns);
        out.println(Stream.of(columns).map(_ -> "---:").collect(Collectors.joining(" | ", "| ", " |")));
    }

    void row(Object... cells) {
        out.println(Stream.of(cells).map(Table::text).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static String text(Object cell) {
        return switch (cell) {
            case Double number
            when number >= 100 || Math.rint(number) == number -> String.format(Locale.ROOT, "%,.0f", number);
            case Double number -> String.format(Locale.ROOT, "%.2f", number);
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            case Integer number -> String.format(Locale.ROOT, "%,d", number);
            default -> cell.toString();
        };
    }
}
