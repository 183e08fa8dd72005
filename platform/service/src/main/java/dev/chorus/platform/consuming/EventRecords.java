package dev.chorus.platform.consuming;

import dev.chorus.events.CloudEvent;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** From events to Kafka records: CloudEvents in binary content mode, the attributes in headers, the value the JSON alone. */
public final class EventRecords {
    private EventRecords() {}

    /** Of an event without personal data. */
    public static ProducerRecord<String, byte[]> of(DomainEvent event) {
        return of(
                Topic.of(event),
                Topic.typeOf(event.getClass()),
                event.id(),
                event.subject(),
                event.at(),
                null,
                EventJson.write(event));
    }

    /** @param value the event's JSON, its personal data encrypted */
    public static ProducerRecord<String, byte[]> of(
            Topic topic, String type, UUID id, UUID subject, Instant at, @Nullable String traceparent, byte[] value) {
        var record = new ProducerRecord<>(topic.topicName(), subject.toString(), value);
        Headers headers = record.headers();
        add(headers, CloudEvent.SPEC_VERSION_HEADER, CloudEvent.SPEC_VERSION);
        add(headers, CloudEvent.ID_HEADER, id.toString());
        add(headers, CloudEvent.TYPE_HEADER, type);
        add(headers, CloudEvent.SOURCE_HEADER, CloudEvent.source(topic));
        add(headers, CloudEvent.SUBJECT_HEADER, subject.toString());
        add(headers, CloudEvent.TIME_HEADER, at.toString());
        add(headers, CloudEvent.DATA_SCHEMA_HEADER, CloudEvent.dataSchema(type));
        add(headers, CloudEvent.CONTENT_TYPE_HEADER, CloudEvent.CONTENT_TYPE);
        if (traceparent != null) {
            add(headers, CloudEvent.TRACEPARENT_HEADER, traceparent);
        }
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
