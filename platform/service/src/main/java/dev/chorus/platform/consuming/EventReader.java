package dev.chorus.platform.consuming;

import dev.chorus.events.CloudEvent;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.Topic;
import dev.chorus.platform.personal.PersonalData;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;

/** From Kafka records to events of the contract. Thread-safe. */
public final class EventReader {
    private static final Map<String, Topic> TOPICS =
            Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::topicName, Function.identity()));

    private final PersonalData personalData;
    private final MeterRegistry meters;

    public EventReader(PersonalData personalData, MeterRegistry meters) {
        this.personalData = personalData;
        this.meters = meters;
    }

    /**
     * Has at hand what reading these records needs, so that reading them one by one waits for nothing.
     *
     * @throws dev.chorus.platform.personal.DataKeysUnavailable if keys cannot be had now
     */
    void prepare(List<ConsumerRecord<String, byte[]>> records) {
        List<PersonalData.Value> values = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                known(record).ifPresent(type -> values.add(value(record, type)));
            } catch (UndecodableEvent _) {
                // Told when it is read.
            }
        }
        personalData.prepare(values);
    }

    /**
     * The event of a record, its personal data in plain text and empty where the person is gone. Nothing for a type that
     * this version does not know, which is counted.
     *
     * @throws dev.chorus.platform.personal.DataKeysUnavailable if keys cannot be had now
     * @throws UndecodableEvent if the record breaks the contract
     */
    public Optional<DomainEvent> read(ConsumerRecord<String, byte[]> record) {
        Optional<Class<? extends DomainEvent>> known = known(record);
        if (known.isEmpty()) {
            meters.counter("chorus.events.unknown", "topic", record.topic()).increment();
            return Optional.empty();
        }
        try {
            DomainEvent event = EventJson.read(personalData.decrypt(value(record, known.get())), known.get());
            if (event == null || event.id() == null || event.subject() == null) {
                throw new UndecodableEvent(record, "no id or no subject", null);
            }
            return Optional.of(event);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            // The subject may be in a part that is missing. The message of a parse error may quote the value, which can
            // be personal.
            throw new UndecodableEvent(
                    record, "not a " + type(record) + ": " + e.getClass().getSimpleName(), null);
        }
    }

    /** Whether a record is an event of one of these types, as far as can be told without reading it. */
    static boolean isOneOf(ConsumerRecord<String, byte[]> record, Set<? extends Class<? extends DomainEvent>> types) {
        try {
            return known(record).filter(types::contains).isPresent();
        } catch (UndecodableEvent _) {
            return false;
        }
    }

    /** Empty for a type that this version does not know. */
    private static Optional<Class<? extends DomainEvent>> known(ConsumerRecord<String, byte[]> record) {
        Topic topic = TOPICS.get(record.topic());
        if (topic == null) {
            throw new UndecodableEvent(record, "not a topic of the contract", null);
        }
        return topic.event(type(record));
    }

    /** The empty text if it has no type. */
    static String typeOrNone(ConsumerRecord<String, byte[]> record) {
        return headerOrNone(record, CloudEvent.TYPE_HEADER);
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        String type = typeOrNone(record);
        if (type.isEmpty() || record.value() == null) {
            throw new UndecodableEvent(record, "no type or no value", null);
        }
        return type;
    }

    /** The id is needed for what is encrypted only. */
    private static PersonalData.Value value(ConsumerRecord<String, byte[]> record, Class<? extends DomainEvent> type) {
        return new PersonalData.Value(type, headerOrNone(record, CloudEvent.ID_HEADER), record.value());
    }

    private static String headerOrNone(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
