package dev.chorus.socialgraph;

import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.KafkaTopics;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** Owns who follows, blocks and mutes whom. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class SocialGraphServiceApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The service, ready to run with its own settings. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(SocialGraphServiceApplication.class)
                .properties("spring.config.name=social-graph-service");
    }

    @Bean
    NewTopics publishedTopics(KafkaTopics topics) {
        return topics.of(Topic.SOCIAL_GRAPH);
    }

    @Bean
    NewTopics consumedTopics(KafkaTopics topics) {
        return topics.consumed(Topic.USERS, Topic.POSTS, Topic.SIGNALS);
    }
}
