package dev.chorus.gateway.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One of the YAML texts as JSON for the pages, with the examples and event schemas that it refers to in their places. */
final class ReferenceDocument {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ReferenceDocument() {}

    /** Reads files: not for an event loop. */
    static JsonNode read(String name) {
        JsonNode document = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text(name)));
        fillIn(document);
        return document;
    }

    private static void fillIn(JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode example = object.remove("externalValue");
            if (example != null) {
                object.set("value", json(example.stringValue()));
            }
            object.properties().forEach(property -> {
                String file = otherFile(property.getValue());
                if (file != null) {
                    property.setValue(json(file));
                }
            });
        }
        node.forEach(ReferenceDocument::fillIn);
    }

    /** Which file stands for the node, if it is one and not a part of the other text. */
    private static @Nullable String otherFile(JsonNode node) {
        String ref = node.path("$ref").asString("");
        return ref.endsWith(".json") ? ref : null;
    }

    private static JsonNode json(String file) {
        return JSON.readTree(text(file));
    }

    private static InputStream text(String file) {
        try {
            return ReferenceFile.find(file)
                    .orElseThrow(() -> new IllegalStateException("The reference has no file " + file))
                    .content()
                    .getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
