package dev.chorus.socialgraph.people;

import dev.chorus.events.UserEvent;
import dev.chorus.platform.consuming.IdempotentConsumer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Feeds the projection of accounts. */
@Component
final class UserListener {
    private final IdempotentConsumer consumer;
    private final PeopleProjection projection;

    UserListener(IdempotentConsumer consumer, PeopleProjection projection) {
        this.consumer = consumer;
        this.projection = projection;
    }

    @KafkaListener(id = "people", idIsGroup = false, topics = "chorus.users.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        consumer.consume("people", records, UserEvent.class, projection::apply);
    }
}
