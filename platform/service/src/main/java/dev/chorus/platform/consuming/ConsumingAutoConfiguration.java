package dev.chorus.platform.consuming;

import dev.chorus.platform.personal.PersonalData;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** The Kafka listener policy that all services share. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(TopicSettings.class)
public class ConsumingAutoConfiguration {
    private static final int ATTEMPTS = 3;

    @Bean
    EventReader eventReader(PersonalData personalData, MeterRegistry meters) {
        return new EventReader(personalData, meters);
    }

    @Bean
    KafkaTopics kafkaTopics(@Value("${spring.application.name}") String service, TopicSettings settings) {
        return new KafkaTopics(service, settings);
    }

    @Bean
    TopicCreation topicCreation(KafkaAdmin admin) {
        return new TopicCreation(admin);
    }

    /**
     * A missing dependency is waited for, however long it takes; what fails for a reason of its own goes to the dead
     * letters after a few attempts, with its cause, and the partition moves on. Order within a key is kept throughout.
     */
    @Bean
    CommonErrorHandler kafkaErrorHandler(
            KafkaTemplate<String, byte[]> template, @Value("${spring.application.name}") String service) {
        var deadLetters = new DeadLetterPublishingRecoverer(
                template, (record, _) -> new TopicPartition(KafkaTopics.deadLetterTopic(record.topic(), service), 0));
        var handler = new DefaultErrorHandler(deadLetters, attempts());
        handler.setBackOffFunction((_, failure) -> TransientFailures.isTransient(failure) ? forever() : null);
        handler.setLogLevel(KafkaException.Level.WARN);
        handler.addNotRetryableExceptions(UndecodableEvent.class);
        return handler;
    }

    private static BackOff attempts() {
        var backOff = new ExponentialBackOff(100, 4);
        backOff.setMaxAttempts(ATTEMPTS);
        return backOff;
    }

    private static BackOff forever() {
        var backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(5_000);
        return backOff;
    }
}
