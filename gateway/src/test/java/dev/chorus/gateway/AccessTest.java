package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;

class AccessTest extends GatewayTest {
    @LocalManagementPort
    int managementPort;

    @ParameterizedTest
    @CsvSource({
        "GET, /api/posts",
        "POST, /api/posts",
        "GET, /api/auth/register",
        "POST, /api/auth/logout",
        "GET, /api/users/me",
        "GET, /api/presence",
        "GET, /api/nothing",
    })
    void aCallWithoutATokenIsRefused(String method, String path) throws Exception {
        int before = Services.requests();

        HttpResponse<String> answer = send(to(path).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("\"UNAUTHENTICATED\"");
        assertThat(Services.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "Bearer a.b.c", "Bearer ", "Bearer a b", "Bearer"})
    void anUnreadableTokenIsRefused(String authorization) throws Exception {
        HttpResponse<String> answer = send(to("/api/posts").header("Authorization", authorization));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"UNAUTHENTICATED\"");
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        assertThat(send(to("/api/posts").header("Authorization", "Bearer " + expired()))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "login", "refresh"})
    void registerLoginAndRefreshNeedNoToken(String call) throws Exception {
        assertThat(send(to("/api/auth/" + call).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "login", "refresh"})
    void registerLoginAndRefreshMindNoOldToken(String call) throws Exception {
        HttpResponse<String> answer = send(to("/api/auth/" + call)
                .header("Authorization", "Bearer " + expired())
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aSocketBringsItsTokenInsideAndNeedsNoHeader() throws Exception {
        assertThat(send(to(POLL)).statusCode()).isEqualTo(200);
        assertThat(send(to(POLL).header("Authorization", "Bearer nonsense")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theKeysAreThereForEveryone() throws Exception {
        assertThat(send(to("/.well-known/jwks.json")).statusCode()).isEqualTo(200);
    }

    @Test
    void theActuatorAnswersOnItsOwnPortAlone() throws Exception {
        URI actuator = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");

        await().untilAsserted(() ->
                assertThat(send(HttpRequest.newBuilder(actuator)).body()).contains("\"UP\""));
        assertThat(send(to("/actuator/health/readiness")).statusCode()).isEqualTo(404);
    }

    private String expired() {
        return tokens.accessToken(UUID.randomUUID(), "ada", UUID.randomUUID(), Duration.ofMinutes(-1));
    }
}
