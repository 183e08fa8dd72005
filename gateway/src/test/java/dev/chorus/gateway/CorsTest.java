package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5173", "http://localhost", "http://127.0.0.1:8080"})
    void aPreflightIsAnsweredHere(String origin) throws Exception {
        int before = Services.requests();

        HttpResponse<String> answer = preflight(origin, "/api/posts", "authorization,content-type,idempotency-key");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(origin);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("POST");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .containsIgnoringCase("idempotency-key");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(Services.requests()).isEqualTo(before);
    }

    @Test
    void aSocketIoClientMaySendHeadersOfItsOwn() throws Exception {
        HttpResponse<String> answer = preflight("http://localhost:5173", POLL, "x-my-own");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).contains("x-my-own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "http://localhost.evil.example", "http://localhost:80.evil.example"})
    void anotherOriginsPreflightIsRefused(String origin) throws Exception {
        HttpResponse<String> answer = preflight(origin, "/api/posts", "authorization");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"FORBIDDEN\"");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void anAnswerIsMarkedOnce() throws Exception {
        HttpResponse<String> answer = send(authorized("/api/posts").header("Origin", "http://localhost:5173"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("http://localhost:5173");
    }

    @Test
    void aRefusalIsReadableToo() throws Exception {
        HttpResponse<String> answer = send(to("/api/posts").header("Origin", "http://localhost:5173"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:5173");
    }

    @Test
    void anotherOriginsCallIsServedButNotMarked() throws Exception {
        HttpResponse<String> answer = send(authorized("/api/posts").header("Origin", "https://evil.example"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private HttpResponse<String> preflight(String origin, String path, String headers) throws Exception {
        return send(to(path).method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", headers));
    }
}
