package dev.chorus.realtime.feed;

import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.EventReader;
import dev.chorus.platform.consuming.KafkaTopics;
import dev.chorus.platform.consuming.TopicTail;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

@Configuration(proxyBeanMethods = false)
class FeedConfiguration {
    private static final Topic[] TOPICS = {Topic.POSTS, Topic.NOTIFICATIONS, Topic.USERS, Topic.SOCIAL_GRAPH};

    @Bean
    NewTopics feedTopics(KafkaTopics topics) {
        return topics.of(TOPICS);
    }

    /** From the end: what was before the node began, its clients fetch over REST. */
    @Bean
    TopicTail feedTail(ConsumerFactory<String, byte[]> consumers, EventReader reader, Feed feed) {
        return new TopicTail("feed", consumers, reader, List.of(TOPICS), Set.of(), Duration.ZERO, feed::hear);
    }
}
