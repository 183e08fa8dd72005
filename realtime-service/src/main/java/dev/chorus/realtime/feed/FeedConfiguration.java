package dev.chorus.realtime.feed;

import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.EventReader;
import dev.chorus.platform.consuming.KafkaTopics;
import dev.chorus.platform.consuming.TopicTail;
import dev.chorus.realtime.history.HistorySettings;
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

    /** From so far back that everyone who is connected has been named since, and every lost session that may come back. */
    @Bean
    TopicTail signalTail(
            ConsumerFactory<String, byte[]> consumers,
            EventReader reader,
            PresenceSettings presence,
            HistorySettings history,
            SignalFeed signals) {
        Duration connected = presence.readBack();
        Duration lost = history.retention().plus(history.refresh()).plus(history.slack());
        Duration since = connected.compareTo(lost) > 0 ? connected : lost;
        return new TopicTail("signals", consumers, reader, List.of(Topic.SIGNALS), Set.of(), since, signals::hear);
    }

    /** From so far back that sessions lost before the node began can be recovered here. */
    @Bean
    TopicTail feedTail(
            ConsumerFactory<String, byte[]> consumers, EventReader reader, HistorySettings history, Feed feed) {
        return TopicTail.withPositions("feed", consumers, reader, List.of(TOPICS), history.retention(), feed);
    }
}
