package dev.chorus.socialgraph;

import dev.chorus.testing.ServiceTest;
import dev.chorus.testing.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class SmokeTest {
    @Autowired
    private WebTestClient web;

    @Autowired
    private TestTokens tokens;

    @LocalManagementPort
    private int managementPort;

    @Test
    void itStartsAndIsReady() {
        WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + managementPort)
                .build()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UP");
    }

    @Test
    void withoutATokenNothingIsTold() {
        web.get()
                .uri("/api/follow")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void whatDoesNotExistIsAProblemDocument() {
        web.get()
                .uri("/api/nothing-of-the-kind")
                .headers(headers -> headers.setBearerAuth(tokens.accessToken(UUID.randomUUID(), "ada")))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_FOUND");
    }
}
