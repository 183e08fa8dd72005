package dev.chorus.platform.outbox;

import dev.chorus.events.CloudEvent;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.Topic;
import dev.chorus.platform.personal.PersonalData;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A committed event that is not yet known to be on Kafka. */
record OutboxRow(
        long id,
        UUID eventId,
        String type,
        String topic,
        UUID subject,
        Instant at,
        @Nullable String traceparent,
        String payload) {

    private static final Map<String, Topic> TOPICS =
            Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::topicName, Function.identity()));

    /**
     * The event's JSON, and what it is.
     *
     * @throws KafkaException for a type that this version does not know, of whose personal data it cannot know either: a
     *     newer replica has to publish it
     */
    PersonalData.Value value() {
        Class<? extends DomainEvent> known = Optional.ofNullable(TOPICS.get(topic))
                .flatMap(declared -> declared.event(type))
                .orElseThrow(() -> new KafkaException("Not known to this version: " + type));
        return new PersonalData.Value(known, eventId.toString(), payload.getBytes(StandardCharsets.UTF_8));
    }

    /** CloudEvents in binary content mode: attributes in headers, the value is the event's JSON alone. */
    ProducerRecord<String, byte[]> toRecord(byte[] value) {
        var record = new ProducerRecord<>(topic, subject.toString(), value);
        Headers headers = record.headers();
        add(headers, CloudEvent.SPEC_VERSION_HEADER, CloudEvent.SPEC_VERSION);
        add(headers, CloudEvent.ID_HEADER, eventId.toString());
        add(headers, CloudEvent.TYPE_HEADER, type);
        Topic declared = TOPICS.get(topic);
        if (declared != null) {
            add(headers, CloudEvent.SOURCE_HEADER, CloudEvent.source(declared));
        }
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
