package dev.chorus.realtime.feed;

import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.EventReader;
import dev.chorus.platform.consuming.KafkaTopics;
import dev.chorus.platform.consuming.TopicTail;
import dev.chorus.realtime.presence.PresenceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

@Configuration(proxyBeanMethods = false)
class FeedConfiguration {
    private static final Topic[] TOPICS = {
        Topic.POSTS, Topic.NOTIFICATIONS, Topic.MESSAGES, Topic.USERS, Topic.SOCIAL_GRAPH
    };

    @Bean
    NewTopics feedTopics(KafkaTopics topics) {
        return topics.of(TOPICS);
    }

    @Bean
    NewTopics signalTopics(KafkaTopics topics) {
        return topics.of(Topic.SIGNALS);
    }

    /** From so far back that everyone who is connected to a node has been named since. */
    @Bean
    TopicTail signalTail(
            ConsumerFactory<String, byte[]> consumers,
            EventReader reader,
            PresenceSettings presence,
            SignalFeed signals) {
        Duration since = presence.refresh().multipliedBy(2);
        return new TopicTail("signals", consumers, reader, List.of(Topic.SIGNALS), Set.of(), since, signals::hear);
    }

    /** From the end: what was before the node began, its clients fetch over REST. */
    @Bean
    TopicTail feedTail(ConsumerFactory<String, byte[]> consumers, EventReader reader, Feed feed) {
        return new TopicTail("feed", consumers, reader, List.of(TOPICS), Set.of(), Duration.ZERO, feed::hear);
    }
}
