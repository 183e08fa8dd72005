package dev.chorus.notification;

import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.KafkaTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

@Configuration
class TopicConfiguration {

    @Bean
    NewTopics publishedTopics(KafkaTopics topics) {
        return topics.of(Topic.NOTIFICATIONS);
    }

    @Bean
    NewTopics consumedTopics(KafkaTopics topics) {
        return topics.consumed(Topic.POSTS, Topic.SOCIAL_GRAPH, Topic.MESSAGES, Topic.USERS);
    }
}
