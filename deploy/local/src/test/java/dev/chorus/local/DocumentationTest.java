package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the texts of the repository point to is there. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path text : texts()) {
            LINK.matcher(Files.readString(text))
                    .results()
                    .map(link -> link.group(1))
                    .forEach(target -> {
                        if (!target.contains(":") && !Files.exists(text.resolveSibling(target))) {
                            broken.add(ROOT.relativize(text) + " points to " + target + ", which is not there");
                        }
                    });
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyDecisionIsListed() throws IOException {
        Path decisions = References.DOCS.resolve("adr");
        String list = Files.readString(decisions.resolve("README.md"));
        try (Stream<Path> files = Files.list(decisions)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d{4}-.*\\.md")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(list)
                            .as("docs/adr/README.md lists every decision")
                            .contains("](" + name + ")"));
        }
    }

    private static List<Path> texts() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(References.DOCS)) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .toList();
        }
    }
}
