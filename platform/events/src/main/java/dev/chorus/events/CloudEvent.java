package dev.chorus.events;

/**
 * Kafka header names of CloudEvents 1.0 in binary content mode, and the attribute values that Chorus derives.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     Protocol Binding, section 3.2</a>
 */
public final class CloudEvent {
    public static final String SPEC_VERSION_HEADER = "ce_specversion";
    public static final String ID_HEADER = "ce_id";
    public static final String TYPE_HEADER = "ce_type";
    public static final String SOURCE_HEADER = "ce_source";
    public static final String SUBJECT_HEADER = "ce_subject";
    public static final String TIME_HEADER = "ce_time";
    public static final String DATA_SCHEMA_HEADER = "ce_dataschema";
    public static final String CONTENT_TYPE_HEADER = "content-type";
    public static final String TRACEPARENT_HEADER = "traceparent";

    public static final String SPEC_VERSION = "1.0";
    public static final String CONTENT_TYPE = "application/json";

    private CloudEvent() {}

    public static String source(Topic topic) {
        return "/chorus/" + topic.owner();
    }

    /** Names the JSON Schema kept in {@code docs/events}. */
    public static String dataSchema(String type) {
        return "urn:chorus:event:" + type + ":v1";
    }
}
