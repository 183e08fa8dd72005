package dev.chorus.socialgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.SignalEvent;
import dev.chorus.events.UserEvent;
import dev.chorus.platform.security.ServiceTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class LastSeenTest extends SocialGraphTest {
    private static final Instant EARLY = Instant.parse("2026-03-01T09:30:00Z");

    @Autowired
    private ServiceTokens serviceTokens;

    private void connected(Person person, Instant at, boolean connected) {
        topics.publish(new SignalEvent.Presence(UUID.randomUUID(), at, person.id(), UUID.randomUUID(), connected));
    }

    private JsonNode lastSeen(Person person) {
        JsonNode body = http.post()
                .uri("/internal/service/last-seen")
                .headers(headers -> headers.setBearerAuth(serviceTokens.bearer()))
                .bodyValue(Map.of("userIds", List.of(person.id())))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(body).get("items");
    }

    private void awaitLastSeen(Person person, Instant at) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode items = lastSeen(person);
            assertThat(items).hasSize(1);
            assertThat(Instant.parse(items.get(0).get("lastSeen").asString())).isEqualTo(at);
        });
    }

    @Test
    void theLatestThatWasHeardHolds() {
        Person ada = person("ada");
        connected(ada, EARLY.plusSeconds(5), true);
        connected(ada, EARLY.plusSeconds(9), false);
        awaitLastSeen(ada, EARLY.plusSeconds(9));
        Person bob = person("bob");

        connected(ada, EARLY, false);
        connected(bob, EARLY, true);

        awaitLastSeen(bob, EARLY);
        awaitLastSeen(ada, EARLY.plusSeconds(9));
    }

    @Test
    void ofThoseWhoHideOrAreGoneNothingIsTold() {
        Person ada = person("ada");
        connected(ada, EARLY, true);
        awaitLastSeen(ada, EARLY);
        topics.publish(new UserEvent.Updated(
                UUID.randomUUID(), EARLY, ada.id(), ada.username(), ada.displayName(), false, 2, CREATED_AT, true));
        awaitVersion(ada, 2);
        assertThat(lastSeen(ada)).isEmpty();

        topics.publish(new UserEvent.Erased(UUID.randomUUID(), EARLY, ada.id(), 3));

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM last_seen WHERE person_id = '" + ada.id() + "'") == 0);
    }
}
