package dev.chorus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.notification.mailbox.Notification;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class SendingTest extends RunningService {

    @Test
    void aTestToOneselfIsKeptAndAnnounced() {
        Author ada = person("Ada");

        Notification sent = Objects.requireNonNull(send(ada, Map.of())
                .expectStatus()
                .isCreated()
                .expectBody(Notification.class)
                .returnResult()
                .getResponseBody());

        assertThat(sent.userId()).isEqualTo(ada.id());
        assertThat(sent.type()).isEqualTo("test");
        assertThat(sent.title()).isEqualTo("Test");
        assertThat(sent.content()).isEqualTo("Testing real-time");
        assertThat(sent.metadata()).isEqualTo("{}");
        assertThat(sent.read()).isFalse();
        Mailbox mailbox = mailbox(ada);
        assertThat(mailbox.items()).containsExactly(sent);
        assertThat(mailbox.unreadCount()).isEqualTo(1);
        eventually().untilAsserted(() -> assertThat(typesAnnouncedTo(ada)).containsExactly("created test"));
    }

    @Test
    void eachTestIsItsOwn() {
        Author ada = person("Ada");
        send(ada, Map.of()).expectStatus().isCreated();
        send(ada, Map.of()).expectStatus().isCreated();
        assertThat(mailbox(ada).unreadCount()).isEqualTo(2);
    }

    @Test
    void aRetryWithTheSameKeySendsOnce() {
        Author ada = person("Ada");
        String key = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < 2; attempt++) {
            as(ada, HttpMethod.POST, "/internal/notifications")
                    .header("Idempotency-Key", key)
                    .bodyValue(body(ada, Map.of()))
                    .exchange()
                    .expectStatus()
                    .isCreated();
        }
        assertThat(mailbox(ada).unreadCount()).isEqualTo(1);
    }

    @Test
    void nothingIsSentToOthers() {
        assertRefused(send(person("Mallory"), Map.of("userId", UUID.randomUUID())));
    }

    @Test
    void onlyTestsAreSent() {
        assertRefused(send(person("Mallory"), Map.of("type", "like")));
    }

    @Test
    void textsHaveTheirLimits() {
        Author ada = person("Ada");
        send(ada, Map.of("title", "🔔".repeat(100), "content", "🔔".repeat(1_000)))
                .expectStatus()
                .isCreated();
        assertInvalid(send(ada, Map.of("title", "x".repeat(101))), "title");
        assertInvalid(send(ada, Map.of("title", " ")), "title");
        assertInvalid(send(ada, Map.of("content", "x".repeat(1_001))), "content");
        assertInvalid(send(ada, Map.of("content", "a\u0000b")), "content");
    }

    @Test
    void everyFieldIsNeeded() {
        Author ada = person("Ada");
        for (String field : new String[] {"userId", "type", "title", "content"}) {
            Map<String, @Nullable Object> body = new HashMap<>(body(ada, Map.of()));
            body.put(field, null);
            assertInvalid(
                    as(ada, HttpMethod.POST, "/internal/notifications")
                            .bodyValue(body)
                            .exchange(),
                    field);
        }
    }

    private ResponseSpec send(Author sender, Map<String, ?> changes) {
        return as(sender, HttpMethod.POST, "/internal/notifications")
                .bodyValue(body(sender, changes))
                .exchange();
    }

    private static Map<String, Object> body(Author recipient, Map<String, ?> changes) {
        Map<String, Object> body = new HashMap<>(
                Map.of("userId", recipient.id(), "type", "test", "title", "Test", "content", "Testing real-time"));
        body.putAll(changes);
        return body;
    }

    private static void assertRefused(ResponseSpec response) {
        response.expectStatus().isForbidden().expectBody().jsonPath("$.code").isEqualTo("FORBIDDEN");
    }

    private static void assertInvalid(ResponseSpec response, String field) {
        response.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("VALIDATION_FAILED")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }
}
