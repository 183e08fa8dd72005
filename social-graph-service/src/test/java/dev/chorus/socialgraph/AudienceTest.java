package dev.chorus.socialgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.platform.security.ServiceTokens;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class AudienceTest extends SocialGraphTest {

    private static List<UUID> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(id -> UUID.fromString(id.asString()))
                .toList();
    }

    @Autowired
    ServiceTokens services;

    private JsonNode audience(Person person, Person... others) {
        UUID[] asked = Stream.concat(Stream.of(person), Stream.of(others))
                .map(Person::id)
                .toArray(UUID[]::new);
        JsonNode answer = ask(Map.of("userIds", asked))
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        JsonNode items = Objects.requireNonNull(answer).get("items");
        assertThat(items).hasSize(asked.length);
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.get("userId").asString().equals(person.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private ResponseSpec ask(Object question) {
        return http.post()
                .uri("/internal/service/audiences")
                .headers(headers -> headers.setBearerAuth(services.bearer()))
                .bodyValue(question)
                .exchange();
    }

    @Test
    void theEdgeLearnsHowPeopleStandToOthers() {
        Person ada = person("ada");
        Person friend = privatePerson("friend");
        Person asked = privatePerson("asked");
        Person blocked = person("blocked");
        Person blocker = person("blocker");
        Person muted = person("muted");
        ada.follow(friend);
        friend.decide(friend.onlyRequest(), "accept").expectStatus().isOk();
        ada.follow(asked);
        ada.follow(muted);
        ada.block(blocked);
        blocker.block(ada);
        ada.put("/api/mutes/{id}", muted.id()).expectStatus().isOk();
        muted.follow(ada);
        person("fan").follow(ada);

        JsonNode audience = audience(ada, friend, person("stranger"));

        assertThat(audience.propertyNames())
                .containsExactly("userId", "following", "blockedEitherWay", "muted", "mutual", "presenceHidden");
        assertThat(ids(audience.get("following"))).containsExactlyInAnyOrder(friend.id(), muted.id());
        assertThat(ids(audience.get("blockedEitherWay"))).containsExactlyInAnyOrder(blocked.id(), blocker.id());
        assertThat(ids(audience.get("muted"))).containsExactly(muted.id());
        assertThat(ids(audience.get("mutual"))).containsExactly(muted.id());
        assertThat(audience.get("presenceHidden").asBoolean()).isFalse();
    }

    @Test
    void someoneWithoutAnyRelationHasAnEmptyAudience() {
        JsonNode audience = audience(person("ada"));

        assertThat(audience.get("following")).isEmpty();
        assertThat(audience.get("blockedEitherWay")).isEmpty();
        assertThat(audience.get("muted")).isEmpty();
    }

    @Test
    void someoneUnknownHasAnEmptyAudienceToo() {
        assertThat(audience(newcomer("nobody")).get("following")).isEmpty();
    }

    @Test
    void aQuestionIsBounded() {
        Object tooMany = Stream.generate(UUID::randomUUID).limit(501).toList();
        ask(Map.of("userIds", tooMany)).expectStatus().isBadRequest();
        ask(Map.of()).expectStatus().isBadRequest();
    }
}
