package dev.chorus.socialgraph;

import static dev.chorus.socialgraph.Person.json;
import static dev.chorus.socialgraph.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.SocialGraphEvent;
import dev.chorus.events.SocialGraphEvent.BlockCreated;
import dev.chorus.events.SocialGraphEvent.BlockRemoved;
import dev.chorus.events.SocialGraphEvent.FollowRemoved;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BlockingTest extends SocialGraphTest {

    @Test
    void aBlockEndsFollowsBothWaysEachWithItsOwnEvent() {
        Person ada = person("ada");
        Person bob = person("bob");
        ada.follow(bob);
        bob.follow(ada);

        assertThat(json(ada.put("/api/blocks/{id}", bob.id()).expectStatus().isOk())
                        .get("blocked")
                        .asBoolean())
                .isTrue();

        List<SocialGraphEvent> events = events(ada, bob, 5);
        assertThat(events).hasSize(5);
        assertThat(events.stream().filter(FollowRemoved.class::isInstance).map(SocialGraphEvent::subject))
                .containsExactlyInAnyOrder(ada.id(), bob.id());
        assertThat(events.stream().filter(event -> event.subject().equals(bob.id())))
                .as("of the blocked one's events, the block is the last")
                .last()
                .isInstanceOfSatisfying(BlockCreated.class, block -> {
                    assertThat(block.blockerId()).isEqualTo(ada.id());
                    assertThat(block.blockedId()).isEqualTo(bob.id());
                });
        assertThat(ada.profile(ada).get("followerCount").asLong()).isZero();
        assertThat(ada.profile(ada).get("followingCount").asLong()).isZero();
        assertThat(bob.profile(bob).get("followerCount").asLong()).isZero();
        assertThat(bob.profile(bob).get("followingCount").asLong()).isZero();
    }

    @Test
    void aBlockWithdrawsRequestsBothWays() {
        Person ada = privatePerson("ada");
        Person bob = privatePerson("bob");
        ada.follow(bob);
        bob.follow(ada);
        UUID toAda = UUID.fromString(ada.onlyRequest());
        UUID toBob = UUID.fromString(bob.onlyRequest());

        ada.block(bob);

        assertThat(ada.people("/api/follow/requests")).isEmpty();
        assertThat(bob.people("/api/follow/requests")).isEmpty();
        assertThat(events(ada, bob, 5).stream()
                        .filter(FollowRemoved.class::isInstance)
                        .map(event -> ((FollowRemoved) event).requestId()))
                .containsExactlyInAnyOrder(toAda, toBob);
    }

    @Test
    void toBothSidesTheOtherCannotBeFollowedAndNothingSaysWhy() {
        Person ada = person("ada");
        Person bob = person("bob");
        ada.block(bob);

        refused(bob.put("/api/follow/{id}", ada.id()), 404, "NOT_FOUND");
        refused(bob.delete("/api/follow/{id}", ada.id()), 404, "NOT_FOUND");
        refused(bob.get("/api/users/{id}", ada.id()), 404, "NOT_FOUND");
        refused(bob.get("/api/users/{id}/followers", ada.id()), 404, "NOT_FOUND");
        refused(bob.put("/api/mutes/{id}", ada.id()), 404, "NOT_FOUND");
        refused(ada.put("/api/follow/{id}", bob.id()), 404, "NOT_FOUND");
        refused(ada.get("/api/users/{id}/following", bob.id()), 404, "NOT_FOUND");
        assertThat(ada.profile(bob).at("/relation/blocked").asBoolean()).isTrue();
        assertThat(json(bob.get("/api/users/{id}", ada.id())).get("detail"))
                .isEqualTo(json(bob.get("/api/users/{id}", UUID.randomUUID())).get("detail"));
    }

    @Test
    void unblockingRestoresNothing() {
        Person ada = person("ada");
        Person bob = person("bob");
        bob.follow(ada);
        ada.block(bob);

        assertThat(json(ada.delete("/api/blocks/{id}", bob.id()).expectStatus().isOk())
                        .get("blocked")
                        .asBoolean())
                .isFalse();

        assertThat(bob.profile(ada).at("/relation/following").asString()).isEqualTo("none");
        assertThat(ada.people("/api/users/{id}/followers", ada.id())).isEmpty();
        assertThat(bob.follow(ada)).isEqualTo("following");
        assertThat(eventsSoFar(ada, bob)).anyMatch(BlockRemoved.class::isInstance);
    }

    @Test
    void blockingTwiceIsBlockingOnce() {
        Person ada = person("ada");
        Person bob = person("bob");

        ada.block(bob);
        ada.block(bob);
        ada.delete("/api/blocks/{id}", bob.id()).expectStatus().isOk();
        ada.delete("/api/blocks/{id}", bob.id()).expectStatus().isOk();

        assertThat(eventsSoFar(ada, bob)).hasExactlyElementsOfTypes(BlockCreated.class, BlockRemoved.class);
    }

    @Test
    void whoIsBlockedMayBlockBackAndStaysProtected() {
        Person ada = person("ada");
        Person bob = person("bob");
        ada.block(bob);
        bob.block(ada);

        ada.delete("/api/blocks/{id}", bob.id()).expectStatus().isOk();

        refused(ada.get("/api/users/{id}", bob.id()), 404, "NOT_FOUND");
        refused(ada.put("/api/follow/{id}", bob.id()), 404, "NOT_FOUND");
        assertThat(bob.profile(ada).at("/relation/blocked").asBoolean()).isTrue();
    }

    @Test
    void blocksAreListedNewestFirst() {
        Person ada = person("ada");
        Person bob = person("bob");
        Person cem = person("cem");
        ada.block(bob);
        ada.block(cem);

        assertThat(ada.people("/api/blocks")).containsExactly(cem.id(), bob.id());
        assertThat(ada.people("/api/blocks?limit=1")).containsExactly(cem.id());
        assertThat(bob.people("/api/blocks")).isEmpty();
    }

    @Test
    void nobodyBlocksThemselvesOrSomeoneUnknown() {
        Person ada = person("ada");

        refused(ada.put("/api/blocks/{id}", ada.id()), 400, "VALIDATION_FAILED");
        refused(ada.put("/api/blocks/{id}", UUID.randomUUID()), 404, "NOT_FOUND");
        refused(ada.put("/api/blocks/no-id"), 404, "NOT_FOUND");
    }
}
