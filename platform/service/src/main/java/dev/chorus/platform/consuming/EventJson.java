package dev.chorus.platform.consuming;

import dev.chorus.events.DomainEvent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of events: plain, times in RFC 3339, unknown fields ignored. Thread-safe. */
public final class EventJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private EventJson() {}

    public static byte[] write(DomainEvent event) {
        return JSON.writeValueAsBytes(event);
    }

    /** @throws tools.jackson.core.JacksonException if it is not such an event */
    public static <E extends DomainEvent> E read(byte[] json, Class<E> type) {
        return JSON.readValue(json, type);
    }
}
