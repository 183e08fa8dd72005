package dev.chorus.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells in sentences how one version of an event breaks those who read another. */
final class Compatibility {
    private final String type;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(String type) {
        this.type = type;
    }

    /**
     * @param now null if the type is gone
     * @return empty if events of both versions can be read by consumers of both
     */
    static List<String> breaks(String type, JsonNode kept, @Nullable JsonNode now) {
        Compatibility compatibility = new Compatibility(type);
        if (now == null) {
            compatibility.add("is gone or renamed: events of this type are in the log and must stay readable."
                    + " Keep its record, even if nothing publishes it any more.");
            return compatibility.breaks;
        }
        if (!kept.path(EventSchemas.TOPIC).equals(now.path(EventSchemas.TOPIC))) {
            compatibility.add("moves from topic %s to %s: consumers read it there, in order with the others."
                    .formatted(
                            kept.path(EventSchemas.TOPIC).asString(),
                            now.path(EventSchemas.TOPIC).asString()));
        }
        compatibility.compare("", kept, now);
        return compatibility.breaks;
    }

    private void compare(String path, JsonNode kept, JsonNode now) {
        Set<String> mandatory = required(kept);
        Set<String> mandatoryNow = required(now);
        for (Map.Entry<String, JsonNode> property : kept.path("properties").properties()) {
            String name = property.getKey();
            String field = path + name;
            JsonNode changed = now.path("properties").path(name);
            if (changed.isMissingNode()) {
                add("loses or renames the field '%s': consumers read it. Keep it and add a new one beside it."
                        .formatted(field));
                continue;
            }
            compareValue(field, property.getValue(), changed);
            if (mandatory.contains(name) && !mandatoryNow.contains(name)) {
                add("makes the field '%s' optional: consumers rely on its being there.".formatted(field));
            }
            if (!mandatory.contains(name) && mandatoryNow.contains(name)) {
                add("makes the field '%s' required: events in the log are without it.".formatted(field));
            }
        }
        for (String name : mandatoryNow) {
            if (!kept.path("properties").has(name)) {
                add("gains the required field '%s': events in the log are without it. Make it @Nullable."
                        .formatted(path + name));
            }
        }
    }

    private void compareValue(String field, JsonNode kept, JsonNode now) {
        String before = form(kept);
        String after = form(now);
        if (!before.equals(after)) {
            add("changes the field '%s' from %s to %s: consumers cannot read both. Add a new field beside it."
                    .formatted(field, before, after));
        } else if (before.equals("object")) {
            compare(field + ".", kept, now);
        }
    }

    /** The type without whether it may be null, which is told apart as optional. */
    private static String form(JsonNode schema) {
        JsonNode type = schema.path("type");
        String name = type.isArray() ? type.path(0).asString() : type.asString();
        return schema.has("format") ? name + " (" + schema.path("format").asString() + ")" : name;
    }

    private static Set<String> required(JsonNode schema) {
        return schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    private void add(String what) {
        breaks.add(type + " " + what);
    }
}
