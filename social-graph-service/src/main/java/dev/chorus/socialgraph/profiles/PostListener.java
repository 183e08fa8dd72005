package dev.chorus.socialgraph.profiles;

import dev.chorus.events.PostEvent;
import dev.chorus.platform.consuming.IdempotentConsumer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Feeds the projection of posts. */
@Component
final class PostListener {
    private final IdempotentConsumer consumer;
    private final Posts posts;

    PostListener(IdempotentConsumer consumer, Posts posts) {
        this.consumer = consumer;
        this.posts = posts;
    }

    @KafkaListener(id = "posts", idIsGroup = false, topics = "chorus.posts.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        consumer.consume("posts", records, PostEvent.class, Posts.UNCHANGED_BY, posts::apply);
    }
}
