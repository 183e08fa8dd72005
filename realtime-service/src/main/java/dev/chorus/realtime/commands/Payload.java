package dev.chorus.realtime.commands;

import dev.chorus.realtime.upstream.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The first argument of an event; all others are ignored. */
record Payload(List<JsonNode> arguments) {

    /** @throws Refusal if it is not a string */
    String text(String name) {
        if (arguments.isEmpty()) {
            throw expected(name);
        }
        return string(arguments.getFirst(), name);
    }

    /** @throws Refusal if it is not an object with such a string */
    String field(String name) {
        JsonNode value = arguments.isEmpty() ? null : arguments.getFirst().get(name);
        if (value == null) {
            throw expected(name);
        }
        return string(value, name);
    }

    /** @throws Refusal if it is something else than absent, null or a string */
    @Nullable
    String optionalField(String name) {
        JsonNode value = arguments.isEmpty() ? null : arguments.getFirst().get(name);
        return value == null || value.isNull() ? null : string(value, name);
    }

    /**
     * An id is opaque to clients: a string that cannot be one names something that does not exist.
     *
     * @throws Refusal if it is not a string
     */
    UUID id(String name, Supplier<Refusal> unknown) {
        return uuid(text(name)).orElseThrow(unknown);
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String string(JsonNode value, String name) {
        if (!value.isString()) {
            throw expected(name);
        }
        return value.stringValue();
    }

    private static Refusal expected(String name) {
        return Refusal.badRequest("Expected " + name + ", a string.");
    }
}
