package dev.chorus.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.chorus.auth.accounts.EmailAddress;
import dev.chorus.auth.accounts.Username;
import dev.chorus.auth.accounts.UsernameValidator;
import dev.chorus.platform.validation.Text;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what the code writes and reads with the schemas that describe it, both ways, in sentences. */
final class Likeness {

    /** Who makes the JSON. */
    enum Direction {
        WRITTEN,
        READ
    }

    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(UUID.class, "string"),
            Map.entry(Instant.class, "string"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(Long.class, "integer"));
    private static final Map<Class<?>, String> FORMATS = Map.of(UUID.class, "uuid", Instant.class, "date-time");

    private final Direction direction;
    private final List<String> differences = new ArrayList<>();

    private Likeness(Direction direction) {
        this.direction = direction;
    }

    /**
     * What differs between a type of the code and its schema; nothing, if the two are alike.
     *
     * @param name what the sentences call it
     */
    static List<String> differences(String name, Type type, JsonNode schema, Direction direction) {
        Likeness likeness = new Likeness(direction);
        likeness.compare(name, type, schema);
        return likeness.differences;
    }

    private void compare(String name, Type type, JsonNode schema) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            if (List.class.isAssignableFrom(raw)) {
                expect(name, "array", schema);
                compare(name + "[]", generic.getActualTypeArguments()[0], schema.path("items"));
            } else {
                compareRecord(name, raw, generic.getActualTypeArguments()[0], schema);
            }
        } else if (type instanceof Class<?> raw) {
            if (raw.isRecord()) {
                compareRecord(name, raw, raw, schema);
            } else if (raw.isEnum()) {
                expect(name, "string", schema);
                compareValues(name, raw, schema);
            } else {
                String expected = TYPES.get(raw);
                if (expected == null) {
                    differences.add(name + " is a " + raw.getName() + ", of which no JSON form is known to this test");
                } else {
                    expect(name, expected, schema);
                    String format = FORMATS.get(raw);
                    if (format != null && !schema.path("format").asString("").equals(format)) {
                        differences.add(name + " is a " + format + ", but its schema does not say so");
                    }
                }
            }
        }
    }

    private void expect(String name, String type, JsonNode schema) {
        if (!types(schema).contains(type)) {
            differences.add(name + " is of type " + type + ", but its schema says " + schema.path("type"));
        }
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(each -> types.add(each.asString()));
        } else {
            types.add(type.asString(""));
        }
        return types;
    }

    private void compareValues(String name, Class<?> constants, JsonNode schema) {
        Set<String> inCode = new LinkedHashSet<>();
        for (Object constant : constants.getEnumConstants()) {
            inCode.add(JsonMapper.shared().valueToTree(constant).asString());
        }
        Set<String> described = new LinkedHashSet<>();
        schema.path("enum").forEach(value -> described.add(value.asString()));
        if (!inCode.equals(described)) {
            differences.add(name + " is one of " + inCode + ", but its schema says " + described);
        }
    }

    private void compareRecord(String name, Class<?> type, Type parameter, JsonNode schema) {
        expect(name, "object", schema);
        Set<String> described = new LinkedHashSet<>(schema.path("properties").propertyNames());
        for (RecordComponent component : type.getRecordComponents()) {
            String field = nameOf(component);
            if (described.remove(field)) {
                compareField(name, component, parameter, schema);
            } else {
                differences.add(name + "." + field + " is in " + type.getName() + " but not in the schema");
            }
        }
        described.forEach(
                field -> differences.add(name + "." + field + " is in the schema but not in " + type.getName()));
    }

    private void compareField(String owner, RecordComponent component, Type parameter, JsonNode schema) {
        String name = owner + "." + nameOf(component);
        JsonNode property = schema.path("properties").path(nameOf(component));
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        boolean leftOut = isLeftOut(component);
        boolean required = direction == Direction.WRITTEN
                ? !leftOut
                : component.getType().isPrimitive() || element(component).isAnnotationPresent(NotNull.class);
        boolean describedAsRequired = schema.path("required")
                .valueStream()
                .anyMatch(each -> each.asString().equals(nameOf(component)));
        if (required != describedAsRequired) {
            differences.add(name + (required ? " is always there" : " may be left out") + ", but its schema says "
                    + (describedAsRequired ? "that it is required" : "that it is not required"));
        }
        if ((nullable && !leftOut) != types(property).contains("null")) {
            differences.add(name + (nullable ? " may be null" : " is never null") + ", but its schema says otherwise");
        }
        Type generic = component.getGenericType();
        if (generic instanceof ParameterizedType list && list.getActualTypeArguments()[0] instanceof TypeVariable<?>) {
            expect(name, "array", property);
            compare(name + "[]", parameter, property.path("items"));
        } else {
            compare(name, generic, property);
        }
        if (direction == Direction.READ) {
            compareBounds(name, component, property);
        }
    }

    /** Annotations that Java does not keep at the component are at its field. */
    private static AnnotatedElement element(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    static String nameOf(RecordComponent component) {
        JsonProperty property = element(component).getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    private static boolean isLeftOut(RecordComponent component) {
        JsonInclude own = element(component).getAnnotation(JsonInclude.class);
        JsonInclude all = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
        return own != null || (all != null && component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    private void compareBounds(String name, RecordComponent component, JsonNode schema) {
        for (Annotation constraint : element(component).getAnnotations()) {
            switch (constraint) {
                case Text text -> {
                    bound(name, "minLength", text.min(), schema);
                    bound(name, "maxLength", text.max(), schema);
                }
                case Pattern pattern -> bound(name, "pattern", "^" + pattern.regexp() + "$", schema);
                case Username _ -> bound(name, "pattern", "^" + formOfUsernames() + "$", schema);
                case EmailAddress _ -> {
                    bound(name, "maxLength", EmailAddress.MAX, schema);
                    bound(name, "format", "email", schema);
                }
                default -> {
                    boolean known = !constraint.annotationType().isAnnotationPresent(Constraint.class)
                            || List.of("NotNull", "NotCommon")
                                    .contains(constraint.annotationType().getSimpleName());
                    if (!known) {
                        differences.add(name + " is bound by @"
                                + constraint.annotationType().getSimpleName()
                                + ", of which this test does not know how a schema says it");
                    }
                }
            }
        }
        Set<String> described = new LinkedHashSet<>(schema.propertyNames());
        described.retainAll(Set.of("minLength", "maxLength", "pattern"));
        boolean bound = Arrays.stream(element(component).getAnnotations())
                .anyMatch(each ->
                        each.annotationType().isAnnotationPresent(Constraint.class) && !(each instanceof NotNull));
        if (!described.isEmpty() && !bound) {
            differences.add(name + " is not bound in the code, but its schema says " + described);
        }
    }

    private static Object formOfUsernames() {
        try {
            Field form = UsernameValidator.class.getDeclaredField("FORM");
            form.setAccessible(true);
            return form.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Usernames are checked otherwise than this test knows", e);
        }
    }

    private void bound(String name, String keyword, Object value, JsonNode schema) {
        String described = schema.path(keyword).asString("nothing");
        if (!described.equals(value.toString())) {
            differences.add(name + " has the " + keyword + " " + value + ", but its schema says " + described);
        }
    }
}
