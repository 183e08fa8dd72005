package dev.chorus.platform.outbox;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.EventRecords;
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

    /** The event's JSON, and what it is. */
    PersonalData.Value value() {
        Class<? extends DomainEvent> known = declared().event(type).orElseThrow(this::unknown);
        return new PersonalData.Value(known, eventId.toString(), payload.getBytes(StandardCharsets.UTF_8));
    }

    ProducerRecord<String, byte[]> toRecord(byte[] value) {
        return EventRecords.of(declared(), type, eventId, subject, at, traceparent, value);
    }

    /**
     * @throws KafkaException for what this version does not know, of whose personal data it cannot know either: a newer
     *     replica has to publish it
     */
    private Topic declared() {
        return Optional.ofNullable(TOPICS.get(topic)).orElseThrow(this::unknown);
    }

    private KafkaException unknown() {
        return new KafkaException("Not known to this version: " + type);
    }
}
