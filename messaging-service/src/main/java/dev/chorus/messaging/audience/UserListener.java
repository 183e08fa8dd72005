package dev.chorus.messaging.audience;

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
    private final Users users;

    UserListener(IdempotentConsumer consumer, Users users) {
        this.consumer = consumer;
        this.users = users;
    }

    @KafkaListener(id = "audience", idIsGroup = false, topics = "chorus.users.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        consumer.consume("audience", records, UserEvent.class, users::apply);
    }
}
