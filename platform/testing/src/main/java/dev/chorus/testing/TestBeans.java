package dev.chorus.testing;

import dev.chorus.platform.consuming.EventReader;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** What tests inject. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    TestTokens testTokens() {
        return TestTokens.shared();
    }

    @Bean
    @Primary
    TestDataKeys testDataKeys() {
        return new TestDataKeys();
    }

    @Bean
    TestTopics testTopics(
            KafkaTemplate<String, byte[]> template, ConsumerFactory<String, byte[]> consumers, EventReader reader) {
        return new TestTopics(template, consumers, reader);
    }
}
