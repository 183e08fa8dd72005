package dev.chorus.platform.consuming;

import dev.chorus.events.CloudEvent;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;

/** From Kafka records to events of the contract. Thread-safe. */
public final class EventReader {
    private static final Map<String, Topic> TOPICS =
            Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::topicName, Function.identity()));

    private final MeterRegistry meters;

    public EventReader(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * The event of a record, or empty for a type that this version does not know, which is counted.
     *
     * @throws UndecodableEvent if the record breaks the contract
     */
    public Optional<DomainEvent> read(ConsumerRecord<String, byte[]> record) {
        Topic topic = TOPICS.get(record.topic());
        if (topic == null) {
            throw new UndecodableEvent(record, "not a topic of the contract", null);
        }
        Header header = record.headers().lastHeader(CloudEvent.TYPE_HEADER);
        if (header == null || record.value() == null) {
            throw new UndecodableEvent(record, "no type or no value", null);
        }
        String type = new String(header.value(), StandardCharsets.UTF_8);
        Optional<Class<? extends DomainEvent>> known = topic.event(type);
        if (known.isEmpty()) {
            meters.counter("chorus.events.unknown", "topic", topic.topicName()).increment();
            return Optional.empty();
        }
        try {
            DomainEvent event = EventJson.read(record.value(), known.get());
            if (event.id() == null || event.subject() == null) {
                throw new UndecodableEvent(record, "no id or no subject", null);
            }
            return Optional.of(event);
        } catch (JacksonException e) {
            // The message of a parse error may quote the value, which can be personal.
            throw new UndecodableEvent(
                    record, "not a " + type + ": " + e.getClass().getSimpleName(), null);
        }
    }
}
