package dev.chorus.messaging;

import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.KafkaTopics;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** Owns direct messages and message requests. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class MessagingServiceApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The service, ready to run with its own settings. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(MessagingServiceApplication.class)
                .properties("spring.config.name=messaging-service");
    }

    @Bean
    NewTopics publishedTopics(KafkaTopics topics) {
        return topics.of(Topic.MESSAGES);
    }

    @Bean
    NewTopics consumedTopics(KafkaTopics topics) {
        return topics.consumed(Topic.USERS, Topic.SOCIAL_GRAPH);
    }
}
