package dev.chorus.events;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas (draft 2020-12) as the records say. A component is optional if it is {@code @Nullable}. */
final class EventSchemas {
    /** Not a keyword of JSON Schema: the topic that carries the event. */
    static final String TOPIC = "x-topic";

    /** Not a keyword of JSON Schema: encrypted under a person's key. */
    static final String PERSONAL = "x-personal";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper PRETTY = JsonMapper.builder().build();

    private EventSchemas() {}

    /** By event type, of the whole contract. */
    static SequencedMap<String, ObjectNode> all() {
        SequencedMap<String, ObjectNode> schemas = new TreeMap<>();
        for (Topic topic : Topic.values()) {
            topic.events().forEach((type, event) -> schemas.put(type, of(topic.topicName(), type, event)));
        }
        return schemas;
    }

    static ObjectNode of(String topic, String type, Class<?> event) {
        return JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", CloudEvent.dataSchema(type))
                .put("title", type)
                .put(TOPIC, topic)
                .setAll(object(event));
    }

    static String text(ObjectNode schema) {
        return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private static ObjectNode object(Class<?> type) {
        ObjectNode properties = JSON.objectNode();
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            AnnotatedType annotated = component.getAnnotatedType();
            boolean optional = annotated.isAnnotationPresent(Nullable.class);
            properties.set(component.getName(), property(component, optional));
            if (!optional) {
                required.add(component.getName());
            }
        }
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.set("properties", properties);
        schema.set("required", required);
        return schema;
    }

    private static ObjectNode property(RecordComponent component, boolean optional) {
        ObjectNode schema = value(component);
        if (component.isAnnotationPresent(Personal.class)) {
            schema.put(PERSONAL, true);
        }
        if (optional) {
            schema.set("type", JSON.arrayNode().add(schema.get("type")).add("null"));
        }
        return schema;
    }

    private static ObjectNode value(RecordComponent component) {
        Class<?> type = component.getType();
        if (type.isRecord()) {
            return object(type);
        }
        if (component.getGenericType() instanceof ParameterizedType list
                && type == List.class
                && list.getActualTypeArguments()[0] == UUID.class) {
            ObjectNode ids = JSON.objectNode().put("type", "array");
            ids.set("items", JSON.objectNode().put("type", "string").put("format", "uuid"));
            return ids;
        }
        Map<Class<?>, ObjectNode> values = Map.of(
                UUID.class, JSON.objectNode().put("type", "string").put("format", "uuid"),
                Instant.class, JSON.objectNode().put("type", "string").put("format", "date-time"),
                String.class, JSON.objectNode().put("type", "string"),
                boolean.class, JSON.objectNode().put("type", "boolean"),
                Boolean.class, JSON.objectNode().put("type", "boolean"),
                int.class, JSON.objectNode().put("type", "integer"),
                Integer.class, JSON.objectNode().put("type", "integer"),
                long.class, JSON.objectNode().put("type", "integer"),
                Long.class, JSON.objectNode().put("type", "integer"));
        ObjectNode schema = values.get(type);
        if (schema == null) {
            throw new IllegalArgumentException("%s.%s is a %s, which has no JSON form in the event contract yet"
                    .formatted(component.getDeclaringRecord().getSimpleName(), component.getName(), type.getName()));
        }
        return schema;
    }
}
