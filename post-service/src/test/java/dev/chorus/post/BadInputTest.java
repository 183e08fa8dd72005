package dev.chorus.post;

import static dev.chorus.post.Person.refused;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class BadInputTest extends PostServiceTest {
    private Person ada;
    private String postId;

    @BeforeEach
    void aPost() {
        ada = person("ada");
        postId = ada.post("Something to work on");
    }

    private ResponseSpec json(HttpMethod method, String uri, String body) {
        return ada.request(method, uri, postId)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "\"text\"",
                "{\"content\":null}",
                "{\"content\":\"\"}",
                "{\"content\":\" \\n\\t\\u00a0\\u3000 \"}",
                "{\"content\":\"a\\u0000b\"}",
                "{\"content\":\"\\ud800\"}",
                "{\"content\":{\"a\":1}}",
                "{\"content\":[\"a\"]}",
                "{\"content\":\"unfinished",
                "{\"content\":\"a\"",
            })
    void aBodyThatIsNoTextIsRefused(String body) {
        refused(json(HttpMethod.POST, "/api/posts", body), 400, "VALIDATION_FAILED");
        refused(json(HttpMethod.PUT, "/api/posts/{id}", body), 400, "VALIDATION_FAILED");
        refused(json(HttpMethod.POST, "/api/posts/{id}/comments", body), 400, "VALIDATION_FAILED");
    }

    @Test
    void theFieldThatIsWrongIsNamed() {
        json(HttpMethod.POST, "/api/posts", "{\"content\":\"\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("content")
                .jsonPath("$.errors[0].message")
                .isNotEmpty();
    }

    @Test
    void anUnsupportedMediaTypeIsRefused() {
        refused(
                ada.request(HttpMethod.POST, "/api/posts")
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue("Hello")
                        .exchange(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        String body = "{\"content\":\"" + "x".repeat(100_000) + "\"}";

        refused(json(HttpMethod.POST, "/api/posts", body), 413, "PAYLOAD_TOO_LARGE");
        refused(
                ada.request(HttpMethod.POST, "/api/posts")
                        .header("Idempotency-Key", "large")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange(),
                413,
                "PAYLOAD_TOO_LARGE");
    }

    @Test
    void aMethodThatIsNotSupportedIsRefused() {
        refused(ada.request(HttpMethod.PATCH, "/api/posts/{id}", postId).exchange(), 405, "METHOD_NOT_ALLOWED");
        refused(ada.delete("/api/posts"), 405, "METHOD_NOT_ALLOWED");
        refused(ada.get("/api/posts/{id}/like", postId), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void everythingNeedsAToken() {
        String stale = tokens.accessToken(ada.id(), ada.username(), UUID.randomUUID(), Duration.ofMinutes(-1));
        for (Person stranger : new Person[] {
            new Person(ada.id(), ada.username(), stale, http), new Person(ada.id(), ada.username(), "nonsense", http)
        }) {
            refused(stranger.get("/api/posts"), 401, "UNAUTHENTICATED");
            refused(stranger.get("/api/posts/{id}", postId), 401, "UNAUTHENTICATED");
            refused(stranger.send(HttpMethod.POST, "/api/posts", "Hi"), 401, "UNAUTHENTICATED");
            refused(stranger.get("/api/posts/{id}/comments", postId), 401, "UNAUTHENTICATED");
            refused(stranger.get("/internal/users/{id}/projection?version=1", ada.id()), 401, "UNAUTHENTICATED");
        }
        refused(http.get().uri("/api/posts").exchange(), 401, "UNAUTHENTICATED");
        refused(http.post().uri("/api/posts/{id}/like", postId).exchange(), 401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scope=",
                "scope=ALL",
                "scope=none",
                "scope=all&scope=following",
                "author=",
                "author=ada",
                "author=1-2-3-4-5",
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=ten",
                "limit=",
                "cursor=",
                "cursor=abc",
                "cursor=!!!",
            })
    void aFeedQueryThatCannotBeUnderstoodIsRefused(String query) {
        refused(ada.get("/api/posts?" + query), 400, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "cursor=abc"})
    void aCommentQueryThatCannotBeUnderstoodIsRefused(String query) {
        refused(ada.get("/api/posts/{id}/comments?" + query, postId), 400, "VALIDATION_FAILED");
    }

    @Test
    void unknownPathsAreNotFound() {
        refused(ada.get("/api/posts/{id}/likes", postId), 404, "NOT_FOUND");
        refused(ada.get("/api/posts/{id}/comments/{c}/x", postId, UUID.randomUUID()), 404, "NOT_FOUND");
        refused(ada.send(HttpMethod.POST, "/api/posts/not-an-id/comments", "Hi"), 404, "NOT_FOUND");
        refused(ada.delete("/api/posts/{id}/comments/not-an-id", postId), 404, "NOT_FOUND");
    }
}
