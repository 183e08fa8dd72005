package dev.chorus.platform.consuming;

import dev.chorus.events.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/**
 * Declares topics, which are created where they are missing: by their owner, and by any consumer that happens to start
 * before it.
 */
public final class KafkaTopics {
    private final String service;
    private final TopicSettings settings;

    public KafkaTopics(String service, TopicSettings settings) {
        this.service = service;
        this.settings = settings;
    }

    /** Topics that this service publishes, or reads without a consumer group. */
    public NewTopics of(Topic... topics) {
        return new NewTopics(Arrays.stream(topics).map(this::topic).toArray(NewTopic[]::new));
    }

    /** Topics that this service consumes, each with its dead letters. */
    public NewTopics consumed(Topic... topics) {
        return new NewTopics(Arrays.stream(topics)
                .flatMap(topic -> Stream.of(topic(topic), deadLetters(topic)))
                .toArray(NewTopic[]::new));
    }

    static String deadLetterTopic(String topic, String service) {
        return topic + "." + service + ".dlt";
    }

    private NewTopic topic(Topic topic) {
        TopicBuilder builder = TopicBuilder.name(topic.topicName())
                .partitions(settings.partitions())
                .replicas(settings.replicas());
        if (topic.lasts()) {
            return builder.config(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention(settings.retention())))
                    .build();
        }
        // Kafka deletes whole segments only, so these are as short.
        String millis = String.valueOf(settings.signalRetention().toMillis());
        return builder.config(TopicConfig.RETENTION_MS_CONFIG, millis)
                .config(TopicConfig.SEGMENT_MS_CONFIG, millis)
                .build();
    }

    private NewTopic deadLetters(Topic topic) {
        return TopicBuilder.name(deadLetterTopic(topic.topicName(), service))
                .partitions(1)
                .replicas(settings.replicas())
                .config(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention(settings.retention())))
                .build();
    }

    /** Kafka's -1: for ever. */
    private static long retention(Duration retention) {
        return retention.isZero() ? -1 : retention.toMillis();
    }
}
