package dev.chorus.post;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Someone with an access token, at the service's front door. */
record Person(UUID id, String username, String token, WebTestClient http) {

    RequestBodySpec request(HttpMethod method, String uri, Object... variables) {
        return http.method(method).uri(uri, variables).header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    ResponseSpec get(String uri, Object... variables) {
        return request(HttpMethod.GET, uri, variables).exchange();
    }

    ResponseSpec delete(String uri, Object... variables) {
        return request(HttpMethod.DELETE, uri, variables).exchange();
    }

    /** Sends {@code {"content": …}}. */
    ResponseSpec send(HttpMethod method, String uri, String content, Object... variables) {
        return request(method, uri, variables)
                .bodyValue(Map.of("content", content))
                .exchange();
    }

    JsonNode publish(String content) {
        return json(send(HttpMethod.POST, "/api/posts", content).expectStatus().isCreated());
    }

    /** The id of a new post. */
    String post(String content) {
        return publish(content).get("id").asString();
    }

    JsonNode read(String postId) {
        return json(get("/api/posts/{id}", postId).expectStatus().isOk());
    }

    JsonNode comment(String postId, String content) {
        return json(send(HttpMethod.POST, "/api/posts/{id}/comments", content, postId)
                .expectStatus()
                .isCreated());
    }

    JsonNode like(HttpMethod method, String postId) {
        return json(request(method, "/api/posts/{id}/like", postId)
                .exchange()
                .expectStatus()
                .isOk());
    }

    JsonNode list(String uri, Object... variables) {
        return json(get(uri, variables).expectStatus().isOk());
    }

    static JsonNode json(ResponseSpec response) {
        JsonNode body = response.expectBody(JsonNode.class).returnResult().getResponseBody();
        if (body == null) {
            throw new AssertionError("No body");
        }
        return body;
    }

    /** Asserts the status, whatever the body, which is read all the same. */
    static void answered(ResponseSpec response, int status) {
        response.expectStatus().isEqualTo(status).expectBody().returnResult();
    }

    /** Asserts a problem document. */
    static void refused(ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.detail")
                .isNotEmpty();
    }
}
