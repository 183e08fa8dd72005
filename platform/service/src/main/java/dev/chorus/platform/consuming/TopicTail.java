package dev.chorus.platform.consuming;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.Topic;
import dev.chorus.platform.personal.DataKeysUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads every partition of some topics on one thread of its own, without a consumer group: each process that has one
 * hears everything. Begins in the past by {@code since} and goes on with what comes; survives the loss of the broker by
 * beginning again where it was. A record that cannot be decoded is logged and passed over. After an {@link Error}, or an
 * exception that is not the broker's, it begins again where it was as well, and has not caught up until it has read what
 * was there by then. What the listener heard of the interrupted poll it hears again: events are told apart by their ids.
 */
public final class TopicTail implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(1);

    /** More than the wait for data keys and the closing may take together. */
    private static final Duration END = Duration.ofSeconds(8);

    private final String name;
    private final ConsumerFactory<String, byte[]> consumers;
    private final EventReader reader;
    private final List<Topic> topics;
    private final Set<String> types;
    private final Duration since;
    private final TailListener listener;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<TopicPartition, Long> target = new HashMap<>();

    private volatile boolean caughtUp;
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;
    private volatile org.apache.kafka.clients.consumer.@Nullable Consumer<String, byte[]> current;

    /**
     * @param types of events to be heard; all of the topics' if there are none
     * @param since how far in the past to begin; zero begins at the end
     * @param listener called with each poll's events, in the order of each partition, on the one thread
     */
    public TopicTail(
            String name,
            ConsumerFactory<String, byte[]> consumers,
            EventReader reader,
            List<Topic> topics,
            Set<String> types,
            Duration since,
            Consumer<List<ReceivedEvent>> listener) {
        this(name, consumers, reader, topics, types, since, (events, _) -> {
            if (!events.isEmpty()) {
                listener.accept(events);
            }
        });
    }

    private TopicTail(
            String name,
            ConsumerFactory<String, byte[]> consumers,
            EventReader reader,
            List<Topic> topics,
            Set<String> types,
            Duration since,
            TailListener listener) {
        this.name = name;
        this.consumers = consumers;
        this.reader = reader;
        this.topics = List.copyOf(topics);
        this.types = Set.copyOf(types);
        this.since = since;
        this.listener = listener;
    }

    /** Of all types, for a listener that hears how far the reading has come as well; called on the one thread. */
    public static TopicTail withPositions(
            String name,
            ConsumerFactory<String, byte[]> consumers,
            EventReader reader,
            List<Topic> topics,
            Duration since,
            TailListener listener) {
        return new TopicTail(name, consumers, reader, topics, Set.of(), since, listener);
    }

    /** True once all has been delivered that was in the topics when the reading began, or began again after an error. */
    public boolean caughtUp() {
        return caughtUp;
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    @Override
    public void stop() {
        stopping = true;
        // Woken, not interrupted: a consumer that is interrupted while it closes reports an error.
        org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        Thread running = thread;
        try {
            if (running != null && !running.join(END)) {
                running.interrupt();
                running.join(CLOSING);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before whatever tells others what is heard, and, when all of it stops, after that has stopped. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    private void run() {
        while (!stopping) {
            try {
                read();
            } catch (WakeupException | InterruptException _) {
                log.debug("{} woken", name);
            } catch (KafkaException | DataKeysUnavailable e) {
                if (!stopping) {
                    log.warn("{} is interrupted, trying again where it was: {}", name, e.toString());
                    pause();
                }
            } catch (RuntimeException | Error e) {
                // Before all else: whoever asks must not be told that everything is heard.
                caughtUp = false;
                log.error("{} is behind, trying again where it was", name, e);
                pause();
            }
        }
    }

    private void read() {
        var consumer = consumers.createConsumer(null, null, "-" + name);
        try (var _ = new Closing(consumer)) {
            current = consumer;
            // Asked only now: a stop before this is seen here, and one after it finds the consumer to wake.
            if (!stopping) {
                assign(consumer);
            }
            while (!stopping) {
                caughtUp = caughtUp || reachedTarget();
                deliver(consumer.poll(POLL));
            }
        } finally {
            current = null;
        }
    }

    private void assign(org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        for (Topic topic : topics) {
            if (partitions.stream().noneMatch(partition -> partition.topic().equals(topic.topicName()))) {
                throw new UnknownTopicOrPartitionException(topic.topicName() + " does not exist yet");
            }
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        if (!caughtUp) {
            target.putAll(ends);
        }
        Map<TopicPartition, @Nullable OffsetAndTimestamp> starts = new HashMap<>();
        if (!since.isZero()) {
            long from = System.currentTimeMillis() - since.toMillis();
            starts.putAll(consumer.offsetsForTimes(
                    partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> from))));
        }
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            long first = start == null ? ends.getOrDefault(partition, 0L) : start.offset();
            consumer.seek(partition, next.computeIfAbsent(partition, _ -> first));
        }
        tell(List.of(), Map.of());
    }

    private void deliver(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>(records.count());
        records.forEach(record -> {
            if (types.isEmpty() || types.contains(EventReader.typeOrNone(record))) {
                heard.add(record);
            }
        });
        List<ReceivedEvent> events = new ArrayList<>(heard.size());
        reader.prepare(heard);
        for (ConsumerRecord<String, byte[]> record : heard) {
            try {
                reader.read(record).ifPresent(event -> events.add(received(record, event)));
            } catch (UndecodableEvent e) {
                log.warn("{} passes over a record: {}", name, e.getMessage());
            }
        }
        Map<TopicPartition, Long> after = new HashMap<>();
        records.forEach(
                record -> after.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
        if (!after.isEmpty()) {
            tell(events, after);
        }
        // Only now: an interrupted batch is read again.
        next.putAll(after);
    }

    /** What a listener cannot take must not stop what comes after it. */
    private void tell(List<ReceivedEvent> events, Map<TopicPartition, Long> after) {
        Map<TopicPartition, Long> positions = new HashMap<>(next);
        positions.putAll(after);
        try {
            listener.hear(events, positions);
        } catch (InterruptException | WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("{} could not take in {} events", name, events.size(), e);
        }
    }

    private ReceivedEvent received(ConsumerRecord<String, byte[]> record, DomainEvent event) {
        return new ReceivedEvent(event, Topic.of(event), record.partition(), record.offset(), record.timestamp());
    }

    private boolean reachedTarget() {
        return target.entrySet().stream().allMatch(entry -> next.getOrDefault(entry.getKey(), 0L) >= entry.getValue());
    }

    private void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException _) {
            log.debug("{} woken", name);
        }
    }

    /** Without a group there is nothing to hand over; left to itself, a consumer whose broker is away takes half a minute. */
    private record Closing(org.apache.kafka.clients.consumer.Consumer<?, ?> consumer) implements AutoCloseable {
        @Override
        public void close() {
            consumer.close(CloseOptions.timeout(CLOSING));
        }
    }
}
