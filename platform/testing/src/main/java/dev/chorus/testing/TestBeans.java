package dev.chorus.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
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
    TestTopics testTopics(KafkaTemplate<String, byte[]> template, ConsumerFactory<String, byte[]> consumers) {
        return new TestTopics(template, consumers);
    }
}
