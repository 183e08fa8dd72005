package dev.chorus.notification.composing;

import dev.chorus.events.SocialGraphEvent;
import dev.chorus.platform.consuming.IdempotentConsumer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class SocialGraphListener {
    private final IdempotentConsumer consumer;
    private final ComposeNotifications compose;

    SocialGraphListener(IdempotentConsumer consumer, ComposeNotifications compose) {
        this.consumer = consumer;
        this.compose = compose;
    }

    @KafkaListener(topics = "chorus.social-graph.v1", concurrency = "${notification.listener-concurrency}")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        consumer.consume("follow-notifications", records, SocialGraphEvent.class, compose::fromSocialGraph);
    }
}
