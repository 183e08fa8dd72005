package dev.chorus.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.auth.Client.Tokens;
import dev.chorus.events.Topic;
import dev.chorus.events.UserEvent;
import dev.chorus.platform.personal.DataKeySource;
import dev.chorus.platform.security.ServiceTokens;
import dev.chorus.testing.TestTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@AuthTest
class ErasureTest {
    @Autowired
    private Client client;

    @Autowired
    private TestTopics topics;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ServiceTokens services;

    @Test
    void anErasedAccountIsGoneWithAllItsRows() {
        Tokens ada = client.register();
        Tokens elsewhere = client.logIn(ada.user().username());

        erase(ada, Client.PASSWORD).expectStatus().isNoContent();

        client.get("/api/users/me", ada).expectStatus().isUnauthorized();
        client.get("/api/users/me", elsewhere).expectStatus().isUnauthorized();
        erase(ada, Client.PASSWORD).expectStatus().isUnauthorized();
        for (String table : List.of("account WHERE id", "session WHERE user_id", "data_key WHERE user_id")) {
            assertThat(count(table + " = '" + ada.user().id() + "'")).as(table).isZero();
        }
    }

    @Test
    void theOthersHearOfItAfterTheEndOfItsSessions() {
        Tokens ada = client.register();
        client.logIn(ada.user().username());
        erase(ada, Client.PASSWORD).expectStatus().isNoContent();

        await().atMost(Duration.ofSeconds(20)).until(() -> events(ada).anyMatch(UserEvent.Erased.class::isInstance));
        List<UserEvent> heard = events(ada).toList();
        assertThat(heard.getLast()).isInstanceOf(UserEvent.Erased.class);
        assertThat(heard).filteredOn(UserEvent.SessionRevoked.class::isInstance).hasSize(2);
    }

    @Test
    void theWrongPasswordErasesNothing() {
        Tokens ada = client.register();
        erase(ada, "not the password")
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("FORBIDDEN")
                .jsonPath("$.errors[0].field")
                .isEqualTo("currentPassword");
        erase(ada, null)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("currentPassword");
        client.get("/api/users/me", ada).expectStatus().isOk();
    }

    @Test
    void aPersonHasOneKeyForAsLongAsThereIsAnAccount() {
        Tokens ada = client.register();
        String id = ada.user().id().toString();
        JsonNode first = keys(id, UUID.randomUUID().toString());
        assertThat(first).hasSize(1);
        assertThat(first.get(0).get("userId").asString()).isEqualTo(id);
        assertThat(first.get(0).get("key").binaryValue()).hasSize(32);
        assertThat(keys(id)).isEqualTo(first);

        erase(ada, Client.PASSWORD).expectStatus().isNoContent();

        assertThat(keys(id)).isEmpty();
    }

    @Test
    void keysAreForServicesOnlyAndAskedForInBoundedNumbers() {
        Tokens ada = client.register();
        ask(ada.accessToken(), List.of()).expectStatus().isUnauthorized();
        Object tooMany =
                Stream.generate(UUID::randomUUID).limit(DataKeySource.MOST + 1L).toList();
        ask(services.bearer(), tooMany).expectStatus().isBadRequest();
    }

    private ResponseSpec erase(Tokens as, @Nullable String password) {
        Map<String, @Nullable String> body = new HashMap<>();
        body.put("currentPassword", password);
        return client.http()
                .method(HttpMethod.DELETE)
                .uri("/api/users/me")
                .headers(headers -> headers.setBearerAuth(as.accessToken()))
                .bodyValue(body)
                .exchange();
    }

    private JsonNode keys(String... userIds) {
        JsonNode answer = ask(services.bearer(), userIds)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(answer).get("items");
    }

    private ResponseSpec ask(String token, Object userIds) {
        return client.http()
                .post()
                .uri("/internal/service/data-keys")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(Map.of("userIds", userIds))
                .exchange();
    }

    private Stream<UserEvent> events(Tokens of) {
        return topics.published(Topic.USERS).stream()
                .map(UserEvent.class::cast)
                .filter(event -> event.userId().equals(of.user().id()));
    }

    private long count(String where) {
        return Objects.requireNonNull(database.sql("SELECT count(*) AS rows FROM " + where)
                .map(row -> Objects.requireNonNull(row.get("rows", Long.class)))
                .one()
                .block());
    }
}
