package dev.chorus.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.SignalEvent;
import dev.chorus.events.Topic;
import dev.chorus.events.UserEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class PresenceAtTheEdgeTest extends EdgeTest {
    @Autowired
    private WebTestClient http;

    private JsonNode presence(UUID caller, String query) {
        JsonNode body = http.get()
                .uri("/api/presence" + query)
                .headers(headers -> headers.setBearerAuth(tokens.accessToken(caller, "someone")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return java.util.Objects.requireNonNull(body).get("items");
    }

    @Test
    void friendsAndPartnersHearWhoComesAndGoesAndOthersDoNot() {
        UUID carl = UUID.randomUUID();
        SERVICES.befriend(ada, bob);
        SERVICES.converse(ada, carl);
        TestClient bobs = connect(bob);
        TestClient carls = connect(carl);
        TestClient eves = connect(UUID.randomUUID());

        TestClient first = connect(ada);
        TestClient second = connect(ada);
        for (TestClient client : new TestClient[] {bobs, carls}) {
            assertThat(client.hear("user_online")).isEqualTo(ada.toString());
        }
        first.close();
        second.close();

        for (TestClient client : new TestClient[] {bobs, carls}) {
            assertThat(client.hear("user_offline")).isEqualTo(ada.toString());
            assertThat(client.heard("user_online")).containsExactly(ada.toString());
        }
        assertThat(eves.heard("user_online")).isEmpty();
        assertThat(eves.heard("user_offline")).isEmpty();
    }

    @Test
    void whoIsOnlineCanBeAskedByThoseWhoMayKnow() {
        UUID carl = UUID.randomUUID();
        Instant seen = Instant.now().truncatedTo(ChronoUnit.MICROS);
        SERVICES.befriend(ada, bob);
        SERVICES.converse(bob, carl);
        SERVICES.see(carl, seen);
        connect(ada);
        Awaitility.await()
                .until(() ->
                        presence(bob, "?userIds=" + ada).get(0).get("online").asBoolean());

        JsonNode items = presence(bob, "?userIds=" + ada + "," + carl + "," + UUID.randomUUID());

        assertThat(items).hasSize(2);
        assertThat(items.get(0).get("userId").asString()).isEqualTo(ada.toString());
        assertThat(items.get(0).get("lastSeen").isNull()).isTrue();
        assertThat(items.get(1).get("userId").asString()).isEqualTo(carl.toString());
        assertThat(items.get(1).get("online").asBoolean()).isFalse();
        assertThat(Instant.parse(items.get(1).get("lastSeen").asString())).isEqualTo(seen);
        assertThat(presence(UUID.randomUUID(), "?userIds=" + ada)).isEmpty();
    }

    @Test
    void whoeverHidesIsNeitherSeenNorSees() {
        SERVICES.befriend(ada, bob);
        SERVICES.hide(ada);
        TestClient bobs = connect(bob);
        TestClient adas = connect(ada);

        assertThat(presence(ada, "?userIds=" + bob)).isEmpty();
        publish(updated(ada, false));
        assertThat(bobs.hear("user_online")).isEqualTo(ada.toString());
        publish(updated(ada, true));
        assertThat(bobs.hear("user_offline")).isEqualTo(ada.toString());
        assertThat(adas.heard("user_online")).isEmpty();
    }

    private static UserEvent updated(UUID userId, boolean hidden) {
        Instant now = Instant.now();
        return new UserEvent.Updated(UUID.randomUUID(), now, userId, "ada", "Ada", false, 2, now, hidden);
    }

    @Test
    void whoIsConnectedToAnotherNodeIsOnlineUntilThatFallsSilent() {
        SERVICES.befriend(ada, bob);
        TestClient bobs = connect(bob);
        UUID node = UUID.randomUUID();
        Instant now = Instant.now();

        publish(new SignalEvent.Presence(UUID.randomUUID(), now, ada, node, true));

        assertThat(bobs.hear("user_online")).isEqualTo(ada.toString());
        assertThat(bobs.hear("user_offline")).isEqualTo(ada.toString());
        assertThat(Instant.now()).isAfter(now.plusSeconds(3));
    }

    @Test
    void aNodeRepeatsWhoIsConnectedToIt() {
        connect(ada);

        Awaitility.await()
                .until(() -> topics.published(Topic.SIGNALS).stream()
                                .filter(signal -> signal instanceof SignalEvent.Presence presence
                                        && presence.userId().equals(ada)
                                        && presence.connected())
                                .count()
                        >= 3);
    }

    @Test
    void aQueryThatIsWrongIsRefused() {
        String tooMany = String.join(
                ",",
                Stream.generate(() -> UUID.randomUUID().toString()).limit(101).toList());
        for (String query : new String[] {"", "?userIds=", "?userIds=nobody", "?userIds=" + tooMany}) {
            http.get()
                    .uri("/api/presence" + query)
                    .headers(headers -> headers.setBearerAuth(tokens.accessToken(ada, "ada")))
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("VALIDATION_FAILED");
        }
        http.get().uri("/api/presence?userIds=" + ada).exchange().expectStatus().isUnauthorized();
    }
}
