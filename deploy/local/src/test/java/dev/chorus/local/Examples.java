package dev.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was really answered and pushed, kept as {@code docs/examples} keeps it: with ids, times and secrets that are the same
 * in every run.
 */
final class Examples {

    static final String WRITE = "chorus.reference.write-examples";
    private static final Path KEPT = References.DOCS.resolve("examples");
    private static final String SUFFIX = ".json";
    private static final Instant EPOCH = Instant.parse("2026-03-01T09:30:00Z");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Map<String, String> SECRETS = Map.of(
            "accessToken", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIwMTkzNmY2MCJ9.c2lnbmF0dXJl",
            "refreshToken", "Zm9yIG9uZSB1c2Ugb25seQ",
            "nextCursor", "AAYvRhpNQAABk29gKwBwAIAAAAAAAAAB",
            "traceId", "4bf92f3577b34da6a3ce929d0e0e4736",
            "userAgent", "Example/1.0",
            "kid", "2026-03-01",
            "n",
                    "w7Zdfmece8iaB0kiTY8pCtiBtzbptJmP28nSWwtdjRu0f2GFpajvWE4VhfJAjEsOcwYzay7XGN0b-X84BfC8hmCTOj2b2eHT7NsZegFPKRUQzJ9w");

    private final Map<String, JsonNode> examples = new TreeMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private @Nullable Instant first;

    /** The first one of a name stays. */
    void add(String name, JsonNode example) {
        examples.computeIfAbsent(name, _ -> normalised("", example));
    }

    private JsonNode normalised(String field, JsonNode node) {
        if (node.isObject()) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(entry -> result.set(entry.getKey(), normalised(entry.getKey(), entry.getValue())));
            return result;
        }
        if (node.isArray()) {
            var result = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> result.add(normalised(field, each)));
            return result;
        }
        if (!node.isString()) {
            return node;
        }
        String secret = SECRETS.get(field);
        return JsonNodeFactory.instance.stringNode(secret == null ? stable(node.asString()) : secret);
    }

    private String stable(String text) {
        String withIds = ID.matcher(text)
                .replaceAll(id -> ids.computeIfAbsent(
                        id.group(), _ -> "01936f60-2b00-7000-8000-%012d".formatted(ids.size() + 1)));
        return TIME.matcher(withIds)
                .replaceAll(time ->
                        EPOCH.plus(sinceTheFirst(Instant.parse(time.group()))).toString());
    }

    /** As real as the rest: what was two minutes later stays so. */
    private Duration sinceTheFirst(Instant time) {
        if (first == null) {
            first = time;
        }
        return Duration.between(first, time).truncatedTo(ChronoUnit.MILLIS);
    }

    /** How the kept examples differ from those added, in sentences; first makes them the same if a property asks for it. */
    List<String> differences(Set<String> referred) throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            write(referred);
        }
        List<String> differences = new ArrayList<>();
        Set<String> kept = kept();
        for (String name : referred) {
            JsonNode real = examples.get(name);
            if (real == null) {
                differences.add("docs refer to examples/" + name + SUFFIX + ", of which nothing was seen in the run");
            } else if (!kept.remove(name)) {
                differences.add("docs refer to examples/" + name + SUFFIX + ", which is not there");
            } else {
                JsonNode committed = JsonMapper.shared().readTree(Files.readString(file(name)));
                if (!shape(committed).equals(shape(real))) {
                    differences.add("docs/examples/" + name + SUFFIX + " has the form " + shape(committed)
                            + ", but what was really seen has " + shape(real));
                }
            }
        }
        kept.forEach(name -> differences.add("docs/examples/" + name + SUFFIX + " is there, but nothing refers to it"));
        return differences;
    }

    private void write(Set<String> referred) throws IOException {
        Files.createDirectories(KEPT);
        for (String name : kept()) {
            Files.delete(file(name));
        }
        for (String name : referred) {
            if (examples.containsKey(name)) {
                String text =
                        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(examples.get(name));
                Files.writeString(file(name), text + "\n");
            }
        }
    }

    private static Path file(String name) {
        return KEPT.resolve(name + SUFFIX);
    }

    private static Set<String> kept() {
        try (Stream<Path> files = Files.exists(KEPT) ? Files.list(KEPT) : Stream.of()) {
            return files.map(file -> file.getFileName().toString().replace(SUFFIX, ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its fields and their types, without its values. */
    private static String shape(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> entry.getKey() + ": " + shape(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node.isArray()) {
            return node.valueStream()
                    .map(Examples::shape)
                    .distinct()
                    .sorted()
                    .toList()
                    .toString();
        }
        return node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
