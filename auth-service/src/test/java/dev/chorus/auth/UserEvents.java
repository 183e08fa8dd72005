package dev.chorus.auth;

import dev.chorus.events.Topic;
import dev.chorus.events.UserEvent;
import dev.chorus.testing.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/** What the topic of users holds about one of them. */
final class UserEvents {
    private final TestTopics topics;
    private final UUID userId;

    UserEvents(TestTopics topics, UUID userId) {
        this.topics = topics;
        this.userId = userId;
    }

    /** In their order, once there are this many. */
    List<UserEvent> await(int count) {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::now, events -> events.size() >= count);
    }

    List<UserEvent> now() {
        return topics.published(Topic.USERS).stream()
                .map(UserEvent.class::cast)
                .filter(event -> event.userId().equals(userId))
                .toList();
    }

    List<ConsumerRecord<String, byte[]>> records() {
        return topics.records(Topic.USERS.topicName()).stream()
                .filter(record -> userId.toString().equals(record.key()))
                .toList();
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
