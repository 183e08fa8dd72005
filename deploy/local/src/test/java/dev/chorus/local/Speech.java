package dev.chorus.local;

import dev.chorus.events.Author;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.NotificationEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.platform.consuming.EventRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Says something to one or to all, as the outboxes of notification-service and post-service would: what follows from there
 * on is the same, and the machine is left to those who are to hear it. To one person it speaks by notifications, which
 * nobody but the edge listens to: of messages there would be notifications besides. Thread-safe.
 */
final class Speech implements AutoCloseable {
    /** The events by which it is heard; what each carries first has the id. */
    static final Set<String> HEARD_AS = Set.of("new_notification", "new_post");

    private static final int PATIENCE_SECONDS = 20;

    private final Producer<String, byte[]> producer;

    Speech(LocalRun run) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "127.0.0.1:" + run.ports().kafka(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns the id by which it is told apart when it is heard. */
    String toOne(Person speaker, Person listener, String content) {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now();
        publish(new NotificationEvent.Created(
                UUID.randomUUID(),
                now,
                UUID.fromString(listener.id()),
                id,
                "test",
                "Speech",
                content,
                "{}",
                false,
                now,
                UUID.fromString(speaker.id())));
        return id.toString();
    }

    /** Returns the id by which it is told apart when it is heard. */
    String toAll(Person speaker, String content) {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now();
        publish(new PostEvent.Created(
                UUID.randomUUID(),
                now,
                id,
                new Author(UUID.fromString(speaker.id()), speaker.username(), speaker.username()),
                false,
                content,
                now,
                now,
                now.plus(Duration.ofMinutes(15)),
                0,
                0));
        return id.toString();
    }

    private void publish(DomainEvent event) {
        try {
            producer.send(EventRecords.of(event)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalRunException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalRunException("Not published", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
