package dev.chorus.socialgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AudienceTest extends SocialGraphTest {

    private static List<UUID> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(id -> UUID.fromString(id.asString()))
                .toList();
    }

    @Test
    void theEdgeLearnsHowItsCallerStandsToOthers() {
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

        JsonNode audience = ada.list("/internal/audience");

        assertThat(audience.propertyNames()).containsExactly("following", "blockedEitherWay", "muted");
        assertThat(ids(audience.get("following"))).containsExactlyInAnyOrder(friend.id(), muted.id());
        assertThat(ids(audience.get("blockedEitherWay"))).containsExactlyInAnyOrder(blocked.id(), blocker.id());
        assertThat(ids(audience.get("muted"))).containsExactly(muted.id());
    }

    @Test
    void someoneWithoutAnyRelationHasAnEmptyAudience() {
        JsonNode audience = person("ada").list("/internal/audience");

        assertThat(audience.get("following")).isEmpty();
        assertThat(audience.get("blockedEitherWay")).isEmpty();
        assertThat(audience.get("muted")).isEmpty();
    }
}
