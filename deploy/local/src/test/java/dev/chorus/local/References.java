package dev.chorus.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/openapi.yaml} and {@code docs/asyncapi.yaml}, as they are committed. */
record References(JsonNode openapi, JsonNode asyncapi) {

    static final Path DOCS = Path.of("..", "..", "docs");
    private static final String SCHEMAS = "#/components/schemas/";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static References read() {
        return new References(yaml("openapi.yaml"), yaml("asyncapi.yaml"));
    }

    private static JsonNode yaml(String name) {
        try {
            Object document =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(DOCS.resolve(name)));
            return JsonMapper.shared().valueToTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys without a value: a text with a comma that is not in quotes falls apart into them. */
    static Set<String> broken(JsonNode node) {
        Set<String> broken = new TreeSet<>();
        node.properties().forEach(entry -> {
            if (entry.getValue().isNull() && !entry.getKey().equals("address")) {
                broken.add(entry.getKey());
            }
        });
        node.forEach(each -> broken.addAll(broken(each)));
        return broken;
    }

    /** What a reference inside either text points to. */
    JsonNode at(String ref) {
        boolean rest = ref.startsWith("openapi.yaml#")
                || asyncapi.at(ref.substring(ref.indexOf('#') + 1)).isMissingNode();
        JsonNode found = (rest ? openapi : asyncapi).at(ref.substring(ref.indexOf('#') + 1));
        if (found.isMissingNode()) {
            throw new AssertionError("A reference points to " + ref + ", which is not there");
        }
        return found;
    }

    /** The node, or what it refers to. */
    JsonNode followed(JsonNode node) {
        return node.has("$ref") ? at(node.path("$ref").asString()) : node;
    }

    JsonNode schema(String name) {
        return resolved(at(SCHEMAS + name));
    }

    /** The schema with all that it refers to in place, and {@code allOf} as one. */
    ObjectNode resolved(JsonNode schema) {
        ObjectNode result = JSON.objectNode();
        if (schema.has("$ref")) {
            merge(result, resolved(at(schema.path("$ref").asString())));
        }
        schema.path("allOf").forEach(part -> merge(result, resolved(part)));
        ObjectNode own = JSON.objectNode();
        schema.properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "$ref", "allOf" -> {}
                case "items" -> own.set("items", resolved(entry.getValue()));
                case "properties" -> {
                    ObjectNode properties = own.putObject("properties");
                    entry.getValue()
                            .properties()
                            .forEach(property -> properties.set(property.getKey(), resolved(property.getValue())));
                }
                default -> own.set(entry.getKey(), entry.getValue());
            }
        });
        merge(result, own);
        return result;
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(entry -> {
            JsonNode present = into.get(entry.getKey());
            if (present instanceof ObjectNode both && entry.getValue() instanceof ObjectNode more) {
                merge(both, more);
            } else if (entry.getKey().equals("required") && present instanceof ArrayNode required) {
                entry.getValue().forEach(required::add);
            } else {
                into.set(entry.getKey(), entry.getValue().deepCopy());
            }
        });
    }

    /** The same for who accepts nothing that is not described. */
    static ObjectNode strict(ObjectNode resolved) {
        ObjectNode strict = resolved.deepCopy();
        if (strict.has("properties")) {
            strict.put("additionalProperties", false);
            ObjectNode properties = (ObjectNode) strict.get("properties");
            properties.properties().forEach(each -> each.setValue(strict((ObjectNode) each.getValue())));
        }
        if (strict.get("items") instanceof ObjectNode items) {
            strict.set("items", strict(items));
        }
        return strict;
    }

    /** The schemas that nothing in either text refers to. */
    Set<String> unused() {
        Set<String> names = new TreeSet<>();
        List<String> refs = new ArrayList<>();
        for (JsonNode document : List.of(openapi, asyncapi)) {
            names.addAll(document.at("/components/schemas").propertyNames());
            document.findValues("$ref").forEach(ref -> refs.add(ref.asString()));
        }
        names.removeIf(name -> refs.stream().anyMatch(ref -> ref.endsWith(SCHEMAS + name)));
        return names;
    }
}
