package dev.chorus.auth;

import dev.chorus.testing.MovableClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.web.reactive.server.WebTestClient;

@TestConfiguration(proxyBeanMethods = false)
class AuthTestBeans {

    @Bean
    MovableClock movableClock() {
        return MovableClock.running();
    }

    @Bean
    FakePostService fakePostService() {
        return new FakePostService();
    }

    @Bean
    DynamicPropertyRegistrar postServiceAddress(FakePostService postService) {
        return properties -> properties.add("chorus.auth.post-service.url", postService::url);
    }

    @Bean
    Client client(WebTestClient http) {
        return new Client(http);
    }
}
