package dev.chorus.socialgraph;

import static dev.chorus.socialgraph.Person.json;
import static dev.chorus.socialgraph.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.SocialGraphEvent.MuteCreated;
import dev.chorus.events.SocialGraphEvent.MuteRemoved;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MutingTest extends SocialGraphTest {

    @Test
    void mutingIsSeenByTheOneWhoMutesOnly() {
        Person ada = person("ada");
        Person bob = person("bob");

        for (int i = 0; i < 2; i++) {
            assertThat(json(ada.put("/api/mutes/{id}", bob.id()).expectStatus().isOk())
                            .get("muted")
                            .asBoolean())
                    .isTrue();
        }

        assertThat(ada.people("/api/mutes")).containsExactly(bob.id());
        assertThat(ada.profile(bob).at("/relation/muted").asBoolean()).isTrue();
        assertThat(bob.profile(ada).at("/relation/muted").asBoolean()).isFalse();
        assertThat(bob.people("/api/mutes")).isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThat(json(ada.delete("/api/mutes/{id}", bob.id())
                                    .expectStatus()
                                    .isOk())
                            .get("muted")
                            .asBoolean())
                    .isFalse();
        }
        assertThat(ada.people("/api/mutes")).isEmpty();
        assertThat(eventsSoFar(ada, bob)).hasExactlyElementsOfTypes(MuteCreated.class, MuteRemoved.class);
    }

    @Test
    void mutingSeversNothing() {
        Person ada = person("ada");
        Person bob = person("bob");
        bob.follow(ada);
        ada.put("/api/mutes/{id}", bob.id()).expectStatus().isOk();

        assertThat(bob.profile(ada).at("/relation/following").asString()).isEqualTo("following");
        assertThat(ada.follow(bob)).isEqualTo("following");
    }

    @Test
    void aMuteOutlastsABlockButDoesNotShowThroughIt() {
        Person ada = person("ada");
        Person bob = person("bob");
        ada.put("/api/mutes/{id}", bob.id()).expectStatus().isOk();
        bob.block(ada);

        assertThat(ada.people("/api/mutes")).isEmpty();
        refused(ada.delete("/api/mutes/{id}", bob.id()), 404, "NOT_FOUND");
        bob.delete("/api/blocks/{id}", ada.id()).expectStatus().isOk();
        assertThat(ada.people("/api/mutes")).containsExactly(bob.id());
    }

    @Test
    void nobodyMutesThemselvesOrSomeoneUnknown() {
        Person ada = person("ada");

        refused(ada.put("/api/mutes/{id}", ada.id()), 400, "VALIDATION_FAILED");
        refused(ada.put("/api/mutes/{id}", UUID.randomUUID()), 404, "NOT_FOUND");
    }
}
