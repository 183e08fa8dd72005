package dev.chorus.messaging.audience;

import dev.chorus.events.SocialGraphEvent;
import dev.chorus.platform.consuming.IdempotentConsumer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Feeds the projection of follows and blocks. */
@Component
final class SocialGraphListener {
    private final IdempotentConsumer consumer;
    private final Relations relations;

    SocialGraphListener(IdempotentConsumer consumer, Relations relations) {
        this.consumer = consumer;
        this.relations = relations;
    }

    @KafkaListener(id = "relations", idIsGroup = false, topics = "chorus.social-graph.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        consumer.consume("relations", records, SocialGraphEvent.class, relations::apply);
    }
}
