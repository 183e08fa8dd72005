package dev.chorus.platform;

import dev.chorus.platform.security.ServiceTokens;
import dev.chorus.testing.ServiceTest;
import dev.chorus.testing.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@ServiceTest
class ServiceTokensTest {
    private static final String FOR_SERVICES = "/internal/service/greeting";

    @Autowired
    WebTestClient client;

    @Autowired
    TestTokens users;

    @Autowired
    ServiceTokens services;

    @Test
    void aServiceIsLetInWithItsOwnToken() {
        get(FOR_SERVICES, services.bearer()).expectStatus().isOk();
    }

    @Test
    void aUserIsNotAService() {
        refused(get(FOR_SERVICES, users.accessToken(UUID.randomUUID(), "ann")));
        refused(client.get().uri(FOR_SERVICES).exchange());
    }

    @Test
    void aServiceIsNotAUser() {
        refused(get("/api/me", services.bearer()));
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() {
        String token = services.bearer();
        refused(get(FOR_SERVICES, token.substring(0, token.lastIndexOf('.')) + ".AAAA"));
    }

    private ResponseSpec get(String path, String token) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static void refused(ResponseSpec response) {
        response.expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNAUTHENTICATED");
    }
}
