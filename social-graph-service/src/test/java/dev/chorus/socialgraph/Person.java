package dev.chorus.socialgraph;

import dev.chorus.events.Author;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Someone with an access token, at the service's front door. */
record Person(UUID id, String username, String displayName, String token, WebTestClient http) {

    Author author() {
        return new Author(id, username, displayName);
    }

    RequestBodySpec request(HttpMethod method, String uri, Object... variables) {
        return http.method(method).uri(uri, variables).header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    ResponseSpec get(String uri, Object... variables) {
        return request(HttpMethod.GET, uri, variables).exchange();
    }

    ResponseSpec put(String uri, Object... variables) {
        return request(HttpMethod.PUT, uri, variables).exchange();
    }

    ResponseSpec delete(String uri, Object... variables) {
        return request(HttpMethod.DELETE, uri, variables).exchange();
    }

    ResponseSpec post(String uri, Map<String, ?> body, Object... variables) {
        return request(HttpMethod.POST, uri, variables).bodyValue(body).exchange();
    }

    String toggle(Person other) {
        return status(post("/api/follow", Map.of("userId", other.id())));
    }

    String follow(Person other) {
        return status(put("/api/follow/{id}", other.id()));
    }

    String unfollow(Person other) {
        return status(delete("/api/follow/{id}", other.id()));
    }

    private static String status(ResponseSpec response) {
        return json(response.expectStatus().isOk()).get("status").asString();
    }

    void block(Person other) {
        put("/api/blocks/{id}", other.id()).expectStatus().isOk();
    }

    /** The id of the only request there is. */
    String onlyRequest() {
        return list("/api/follow/requests").get("items").get(0).get("id").asString();
    }

    ResponseSpec decide(String requestId, String action) {
        return post("/api/follow/requests/{id}", Map.of("action", action), requestId);
    }

    JsonNode profile(Person other) {
        return list("/api/users/{id}", other.id());
    }

    JsonNode list(String uri, Object... variables) {
        return json(get(uri, variables).expectStatus().isOk());
    }

    /** The ids in a list of people. */
    List<UUID> people(String uri, Object... variables) {
        return ids(list(uri, variables).get("items"));
    }

    static List<UUID> ids(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> UUID.fromString(item.get("id").asString()))
                .toList();
    }

    static JsonNode json(ResponseSpec response) {
        JsonNode body = response.expectBody(JsonNode.class).returnResult().getResponseBody();
        if (body == null) {
            throw new AssertionError("No body");
        }
        return body;
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
                .jsonPath("$.detail")
                .isNotEmpty();
    }
}
