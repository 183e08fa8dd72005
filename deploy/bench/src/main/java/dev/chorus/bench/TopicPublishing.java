package dev.chorus.bench;

import dev.chorus.bench.Chorus.Account;
import dev.chorus.events.Author;
import dev.chorus.events.PostEvent;
import dev.chorus.platform.consuming.EventRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts posts straight into their topic, as post-service's outbox would: what the edge makes of them is the same, and the
 * machine is left to it. Nobody can fetch these posts.
 */
final class TopicPublishing implements Publishing {
    private static final Duration EDITABLE = Duration.ofMinutes(15);

    private final Loop loop;
    private final Producer<String, byte[]> producer;

    /** @param kafka the broker's address */
    TopicPublishing(Loop loop, String kafka) {
        this.loop = loop;
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void post(Account author, String text, Consumer<Boolean> taken) {
        Instant now = Instant.now();
        PostEvent event = new PostEvent.Created(
                UUID.randomUUID(),
                now,
                UUID.randomUUID(),
                new Author(UUID.fromString(author.id()), author.username(), author.username()),
                false,
                text,
                now,
                now,
                now.plus(EDITABLE),
                0,
                0);
        producer.send(
                EventRecords.of(event), (_, failure) -> loop.later(Duration.ZERO, () -> taken.accept(failure == null)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
