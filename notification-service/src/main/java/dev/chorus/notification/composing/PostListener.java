package dev.chorus.notification.composing;

import dev.chorus.events.PostEvent;
import dev.chorus.platform.consuming.IdempotentConsumer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class PostListener {
    private final IdempotentConsumer consumer;
    private final ComposeNotifications compose;

    PostListener(IdempotentConsumer consumer, ComposeNotifications compose) {
        this.consumer = consumer;
        this.compose = compose;
    }

    @KafkaListener(topics = "chorus.posts.v1", concurrency = "${notification.listener-concurrency}")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        consumer.consume("notifications", records, PostEvent.class, PostEffects.NONE, compose::fromPosts);
    }
}
