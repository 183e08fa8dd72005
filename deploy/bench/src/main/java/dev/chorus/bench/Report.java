package dev.chorus.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where results go. With a folder, all that is printed is in its {@code results.md} too, and each table as CSV, as JSON and
 * as a plot.
 */
final class Report {
    private final @Nullable Path folder;
    private final @Nullable PrintStream file;
    private final PrintStream out;

    Report(PrintStream console, @Nullable Path folder) {
        this.folder = folder;
        if (folder == null) {
            file = null;
            out = console;
            return;
        }
        try {
            Files.createDirectories(folder);
            PrintStream written =
                    new PrintStream(Files.newOutputStream(folder.resolve("results.md")), true, StandardCharsets.UTF_8);
            file = written;
            out = new PrintStream(
                    new OutputStream() {
                        @Override
                        public void write(int letter) {
                            console.write(letter);
                            written.write(letter);
                        }

                        @Override
                        public void write(byte[] text, int from, int length) {
                            console.write(text, from, length);
                            written.write(text, from, length);
                        }

                        @Override
                        public void flush() {
                            console.flush();
                            written.flush();
                        }
                    },
                    true,
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing can be written to " + folder, e);
        }
    }

    PrintStream out() {
        return out;
    }

    /** Writes the table's files; if it cannot be drawn, says why, and that is all. */
    void keep(String name, String title, Table table, Plot plot) {
        if (folder == null || file == null || table.rows().isEmpty()) {
            return;
        }
        try {
            Files.writeString(folder.resolve(name + ".csv"), csv(table));
            Files.write(
                    folder.resolve(name + ".json"),
                    Chorus.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(raw(title, table)));
            Drawing.draw(table, title, plot, folder.resolve(name + ".png"));
            file.printf("%n![%s](%s.png)%n", title, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LinkageError | InternalError | NullPointerException e) {
            // A JDK draws letters with libraries of the system's.
            System.err.println("bench: " + name + ".png could not be drawn: " + e
                    + ". Is there libfreetype, libfontconfig, and a font such as DejaVu?");
        }
    }

    private static Map<String, Object> raw(String title, Table table) {
        List<Map<String, Object>> rows = table.rows().stream()
                .map(row -> {
                    Map<String, Object> cells = new LinkedHashMap<>();
                    for (int i = 0; i < row.size(); i++) {
                        cells.put(table.columns().get(i), row.get(i));
                    }
                    return cells;
                })
                .toList();
        return Map.of("title", title, "machine", Machine.description(), "rows", rows);
    }

    private static String csv(Table table) {
        StringBuilder text = new StringBuilder(line(table.columns()));
        table.rows().forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<?> cells) {
        return cells.stream()
                .map(cell -> cell.toString().matches("[^,\"]*")
                        ? cell.toString()
                        : '"' + cell.toString().replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }
}
