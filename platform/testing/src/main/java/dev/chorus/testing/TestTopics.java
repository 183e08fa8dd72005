package dev.chorus.testing;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.EventReader;
import dev.chorus.platform.consuming.EventRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes to topics as other services do, and reads what was published. Thread-safe. */
public final class TestTopics {
    private final KafkaTemplate<String, byte[]> template;
    private final ConsumerFactory<String, byte[]> consumers;
    private final EventReader reader;

    TestTopics(KafkaTemplate<String, byte[]> template, ConsumerFactory<String, byte[]> consumers, EventReader reader) {
        this.template = template;
        this.consumers = consumers;
        this.reader = reader;
    }

    /** As its owner's relay would; returns when Kafka has it. */
    public void publish(DomainEvent... events) {
        for (DomainEvent event : events) {
            send(EventRecords.of(event));
        }
    }

    /** Any record, well-formed or not; returns when Kafka has it. */
    public void send(ProducerRecord<String, byte[]> record) {
        try {
            template.send(record).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Not published", e);
        }
    }

    /** Everything that is in the topic now, in the order of each partition. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, null, "-test-" + System.nanoTime())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            records.sort(Comparator.<ConsumerRecord<String, byte[]>>comparingInt(ConsumerRecord::partition)
                    .thenComparingLong(ConsumerRecord::offset));
            return records;
        }
    }

    /** Everything of the contract that is in the topic now, in the order of each partition. */
    public List<DomainEvent> published(Topic topic) {
        List<DomainEvent> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records(topic.topicName())) {
            reader.read(record).ifPresent(events::add);
        }
        return events;
    }
}
