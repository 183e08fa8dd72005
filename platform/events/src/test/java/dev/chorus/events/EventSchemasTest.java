package dev.chorus.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds the contract to the schemas kept in {@code docs/events}. */
class EventSchemasTest {
    private static final Path KEPT = Path.of("../../docs/events");
    private static final String SUFFIX = ".schema.json";
    private static final String WRITE = "chorus.events.write-schemas";

    @Test
    void theContractIsCompatibleWithTheKeptSchemas() throws IOException {
        requireCompatible();
    }

    @Test
    void theKeptSchemasAreUpToDate() throws IOException {
        requireCompatible();
        Map<String, ObjectNode> now = EventSchemas.all();
        if (Boolean.getBoolean(WRITE)) {
            for (Map.Entry<String, ObjectNode> schema : now.entrySet()) {
                Files.writeString(KEPT.resolve(schema.getKey() + SUFFIX), EventSchemas.text(schema.getValue()));
            }
        }
        Map<String, JsonNode> kept = kept();
        List<String> outdated = now.entrySet().stream()
                .filter(schema -> !schema.getValue().equals(kept.get(schema.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        if (!outdated.isEmpty()) {
            fail("The contract has changed, compatibly, but docs/events does not say so yet for %s. Write it with: %s"
                    .formatted(
                            String.join(", ", outdated),
                            "mvn -pl platform/events test -Dtest=EventSchemasTest -D" + WRITE + "=true"));
        }
    }

    @Test
    void theReferenceNamesEveryTopicAndType() throws IOException {
        String reference = Files.readString(KEPT.resolve("README.md"));
        for (Topic topic : Topic.values()) {
            assertThat(reference).contains("`" + topic.topicName() + "`").contains(topic.owner());
            assertThat(topic.events().keySet())
                    .allSatisfy(type -> assertThat(reference).contains("[`" + type + "`](" + type + SUFFIX + ")"));
        }
    }

    private static void requireCompatible() throws IOException {
        Map<String, ObjectNode> now = EventSchemas.all();
        List<String> breaks = new ArrayList<>();
        kept().forEach((type, schema) -> breaks.addAll(Compatibility.breaks(type, schema, now.get(type))));
        if (!breaks.isEmpty()) {
            fail("The event contract would break those who read it:%n- %s%nHow to change it: docs/events/README.md"
                    .formatted(String.join(System.lineSeparator() + "- ", breaks)));
        }
    }

    private static Map<String, JsonNode> kept() throws IOException {
        Map<String, JsonNode> schemas = new TreeMap<>();
        try (Stream<Path> files = Files.list(KEPT)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    schemas.put(
                            name.substring(0, name.length() - SUFFIX.length()),
                            JsonMapper.shared().readTree(Files.readString(file)));
                }
            }
        }
        return schemas;
    }
}
