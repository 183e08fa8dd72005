package dev.chorus.notification;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

@TestConfiguration(proxyBeanMethods = false)
class SocialGraphBeans {

    @Bean
    FakeSocialGraph fakeSocialGraph() {
        return new FakeSocialGraph();
    }

    @Bean
    DynamicPropertyRegistrar socialGraphAddress(FakeSocialGraph socialGraph) {
        return properties -> {
            properties.add("notification.social-graph-service.url", socialGraph::url);
            properties.add("notification.social-graph-service.timeout", () -> "2s");
        };
    }
}
