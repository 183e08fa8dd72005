package dev.chorus.platform.outbox;

import dev.chorus.events.Topic;
import dev.chorus.platform.consuming.KafkaTopics;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

@SpringBootApplication
class OutboxTestApplication {

    static void main(String[] arguments) {
        new SpringApplicationBuilder(OutboxTestApplication.class)
                .properties("spring.config.name=outbox-test")
                .run(arguments);
    }

    @Bean
    NewTopics topics(KafkaTopics topics) {
        return topics.of(Topic.POSTS);
    }
}
