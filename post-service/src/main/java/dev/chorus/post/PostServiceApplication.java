package dev.chorus.post;

import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.KafkaTopics;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** Posts, their likes and comments, and the feed of them. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class PostServiceApplication {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The service, to be run alone or beside others. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(PostServiceApplication.class).properties("spring.config.name=post-service");
    }

    @Bean
    NewTopics publishedTopics(KafkaTopics topics) {
        return topics.of(Topic.POSTS);
    }

    @Bean
    NewTopics consumedTopics(KafkaTopics topics) {
        return topics.consumed(Topic.USERS, Topic.SOCIAL_GRAPH);
    }
}
