package dev.chorus.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A markdown table, printed row by row, and kept. */
final class Table {
    private final PrintStream out;
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    Table(PrintStream out, String... columns) {
        this.out = out;
        this.columns = List.of(columns);
        print(this.columns);
        out.println(this.columns.stream().map(_ -> "---:").collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** Where to print what nobody is to see. */
    static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /** A number that is none, for want of anything measured, is a dash. */
    void row(Object... cells) {
        List<Object> row = List.of(cells);
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(row);
        print(row);
    }

    List<String> columns() {
        return columns;
    }

    List<List<Object>> rows() {
        return rows;
    }

    Stream<Object> column(String name) {
        int place = place(name);
        return rows.stream().map(row -> row.get(place));
    }

    int place(String name) {
        int place = columns.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("No column " + name + " in " + columns);
        }
        return place;
    }

    private void print(List<?> cells) {
        out.println(cells.stream().map(Table::text).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static String text(Object cell) {
        return switch (cell) {
            case Double number when number.isNaN() -> "–";
            case Double number
            when Math.abs(number) >= 100 || Math.rint(number) == number -> String.format(Locale.ROOT, "%,.0f", number);
            case Double number -> String.format(Locale.ROOT, "%.2f", number);
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            case Integer number -> String.format(Locale.ROOT, "%,d", number);
            default -> cell.toString();
        };
    }
}
