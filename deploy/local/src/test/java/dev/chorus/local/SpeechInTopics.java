package dev.chorus.local;

import dev.chorus.events.Author;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.MessageEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.platform.consuming.EventRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
 * Says it as the outboxes of post-service and messaging-service would, without these: what follows from there on is the
 * same, and the machine is left to those who are to hear it.
 */
final class SpeechInTopics implements Speech {
    private static final int PATIENCE_SECONDS = 20;

    private final Producer<String, byte[]> producer;

    SpeechInTopics(LocalRun run) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "127.0.0.1:" + run.ports().kafka(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public String message(Person sender, Person receiver, String content) {
        UUID id = UUID.randomUUID();
        UUID conversation = UUID.nameUUIDFromBytes((sender.id() + receiver.id()).getBytes(StandardCharsets.UTF_8));
        Instant now = Instant.now();
        publish(new MessageEvent.Sent(
                UUID.randomUUID(),
                now,
                conversation,
                id,
                author(sender),
                UUID.fromString(receiver.id()),
                content,
                null,
                "delivered",
                now));
        return id.toString();
    }

    @Override
    public String post(Person author, String content) {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now();
        publish(new PostEvent.Created(
                UUID.randomUUID(),
                now,
                id,
                author(author),
                false,
                content,
                now,
                now,
                now.plus(Duration.ofMinutes(15)),
                0,
                0));
        return id.toString();
    }

    private static Author author(Person person) {
        return new Author(UUID.fromString(person.id()), person.username(), person.username());
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
