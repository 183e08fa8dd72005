package dev.chorus.messaging;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Someone with an access token, at the service's front door. */
record Person(UUID id, String username, String displayName, String token, WebTestClient http) {

    RequestBodySpec request(HttpMethod method, String uri, Object... variables) {
        return http.method(method).uri(uri, variables).header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    ResponseSpec get(String uri, Object... variables) {
        return request(HttpMethod.GET, uri, variables).exchange();
    }

    ResponseSpec post(String uri, Object body) {
        return request(HttpMethod.POST, uri).bodyValue(body).exchange();
    }

    ResponseSpec write(Person receiver, String content) {
        return post("/api/messages", Map.of("receiverId", receiver.id(), "content", content));
    }

    /** A message that is stored. */
    JsonNode sends(Person receiver, String content) {
        return json(write(receiver, content).expectStatus().isCreated());
    }

    /** The texts of the conversation with someone, the newest first. */
    List<String> textsWith(Person other) {
        return texts(messagesWith(other));
    }

    JsonNode messagesWith(Person other) {
        return list("/api/messages?userId={id}&limit=100", other.id()).get("items");
    }

    JsonNode conversations() {
        return list("/api/messages/conversations").get("items");
    }

    /** The one conversation there is. */
    JsonNode conversation() {
        JsonNode all = conversations();
        if (all.size() != 1) {
            throw new AssertionError(all);
        }
        return all.get(0);
    }

    JsonNode requests() {
        return list("/api/messages/requests").get("items");
    }

    ResponseSpec decide(String requestId, String action) {
        return post("/api/messages/requests", Map.of("requestId", requestId, "action", action));
    }

    ResponseSpec reads(JsonNode message) {
        return request(
                        HttpMethod.PUT,
                        "/api/messages/{id}/read",
                        message.get("conversationId").asString())
                .bodyValue(Map.of("messageId", message.get("id").asString()))
                .exchange();
    }

    static List<String> texts(JsonNode messages) {
        return messages.valueStream()
                .map(message -> message.get("content").asString())
                .toList();
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
