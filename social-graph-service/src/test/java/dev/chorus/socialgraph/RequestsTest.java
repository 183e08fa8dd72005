package dev.chorus.socialgraph;

import static dev.chorus.socialgraph.Person.json;
import static dev.chorus.socialgraph.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.SocialGraphEvent.FollowCreated;
import dev.chorus.events.SocialGraphEvent.FollowRejected;
import dev.chorus.events.SocialGraphEvent.FollowRemoved;
import dev.chorus.events.SocialGraphEvent.FollowRequested;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RequestsTest extends SocialGraphTest {

    @ParameterizedTest(name = "{0} and then {1}: {2}")
    @CsvSource({
        "pending,   accept, 200, accepted",
        "pending,   reject, 200, rejected",
        "accepted,  accept, 200, accepted",
        "accepted,  reject, 409, ALREADY_DECIDED",
        "rejected,  accept, 409, ALREADY_DECIDED",
        "rejected,  reject, 200, rejected",
        "withdrawn, accept, 410, REQUEST_WITHDRAWN",
        "withdrawn, reject, 410, REQUEST_WITHDRAWN",
        "blocked,   accept, 410, REQUEST_WITHDRAWN",
        "unfollowed, accept, 200, accepted",
        "forgotten, accept, 409, ALREADY_DECIDED",
        "forgotten, reject, 200, rejected",
    })
    void aRequestIsDecidedOnce(String before, String action, int status, String outcome) {
        Person eve = privatePerson("eve");
        Person bob = person("bob");
        bob.follow(eve);
        String id = eve.onlyRequest();
        switch (before) {
            case "accepted" -> eve.decide(id, "accept").expectStatus().isOk();
            case "rejected" -> eve.decide(id, "reject").expectStatus().isOk();
            case "withdrawn" -> bob.unfollow(eve);
            case "blocked" -> eve.block(bob);
            case "unfollowed" -> {
                eve.decide(id, "accept").expectStatus().isOk();
                bob.unfollow(eve);
            }
            case "forgotten" -> {
                eve.decide(id, "reject").expectStatus().isOk();
                bob.unfollow(eve);
            }
            default -> assertThat(before).isEqualTo("pending");
        }
        int events = eventsSoFar(eve, bob).size();

        var answer = eve.decide(id, action);

        if (status == 200) {
            JsonNode body = json(answer.expectStatus().isOk());
            assertThat(body.propertyNames()).containsExactly("id", "status");
            assertThat(body.get("id").asString()).isEqualTo(id);
            assertThat(body.get("status").asString()).isEqualTo(outcome);
        } else {
            refused(answer, status, outcome);
        }
        assertThat(eventsSoFar(eve, bob)).hasSize(before.equals("pending") ? events + 1 : events);
        assertThat(eve.people("/api/follow/requests")).isEmpty();
    }

    @Test
    void acceptingMakesAFollowAndSaysOfWhichRequest() {
        Person eve = privatePerson("eve");
        Person bob = person("bob");
        bob.follow(eve);
        String id = eve.onlyRequest();

        eve.decide(id, "accept").expectStatus().isOk();

        assertThat(bob.profile(eve).at("/relation/following").asString()).isEqualTo("following");
        assertThat(eve.profile(bob).at("/relation/followedBy").asBoolean()).isTrue();
        assertThat(events(eve, bob, 2).getLast()).isInstanceOfSatisfying(FollowCreated.class, created -> {
            assertThat(created.requestId()).hasToString(id);
            assertThat(created.follower()).isEqualTo(bob.author());
            assertThat(created.followee()).isEqualTo(eve.author());
        });
    }

    @Test
    void whoIsRejectedGoesOnSeeingPendingUntilTheyWithdraw() {
        Person eve = privatePerson("eve");
        Person bob = person("bob");
        bob.follow(eve);
        String id = eve.onlyRequest();
        eve.decide(id, "reject").expectStatus().isOk();

        assertThat(bob.profile(eve).at("/relation/following").asString()).isEqualTo("pending");
        assertThat(bob.follow(eve)).isEqualTo("pending");
        update(eve, false, 2);
        assertThat(bob.follow(eve)).as("as for any request that is pending").isEqualTo("pending");
        assertThat(bob.unfollow(eve)).isEqualTo("none");
        assertThat(bob.profile(eve).at("/relation/following").asString()).isEqualTo("none");

        assertThat(eventsSoFar(eve, bob))
                .as("withdrawing what was rejected tells nobody anything")
                .hasExactlyElementsOfTypes(FollowRequested.class, FollowRejected.class);
    }

    @Test
    void askingAgainWithinADayOfARejectionIsSilent() {
        Person eve = privatePerson("eve");
        Person bob = person("bob");
        bob.follow(eve);
        eve.decide(eve.onlyRequest(), "reject").expectStatus().isOk();
        bob.unfollow(eve);

        assertThat(bob.follow(eve)).isEqualTo("pending");

        assertThat(eventsSoFar(eve, bob)).hasSize(2);
        String again = eve.onlyRequest();
        eve.decide(again, "accept").expectStatus().isOk();
        assertThat(bob.follow(eve)).isEqualTo("following");
        assertThat(events(eve, bob, 3).getLast())
                .isInstanceOfSatisfying(
                        FollowCreated.class,
                        created -> assertThat(created.requestId()).hasToString(again));
    }

    @Test
    void askingAgainADayAfterARejectionIsARequestLikeAnyOther() {
        Person eve = privatePerson("eve");
        Person bob = person("bob");
        bob.follow(eve);
        String id = eve.onlyRequest();
        eve.decide(id, "reject").expectStatus().isOk();
        bob.unfollow(eve);
        execute("UPDATE follow_requests SET decided_at = decided_at - interval '24 hours' WHERE id = '%s'"
                .formatted(id));

        assertThat(bob.follow(eve)).isEqualTo("pending");

        assertThat(events(eve, bob, 3).getLast()).isInstanceOf(FollowRequested.class);
    }

    @Test
    void goingPublicKeepsRequestsPending() {
        Person eve = privatePerson("eve");
        Person bob = person("bob");
        bob.follow(eve);
        update(eve, false, 2);

        assertThat(bob.follow(eve)).isEqualTo("pending");
        assertThat(bob.profile(eve).at("/relation/following").asString()).isEqualTo("pending");
        eve.decide(eve.onlyRequest(), "accept").expectStatus().isOk();
        assertThat(bob.follow(eve)).isEqualTo("following");
    }

    @Test
    void requestsAreListedNewestFirstPageByPage() {
        Person eve = privatePerson("eve");
        List<Person> fans = List.of(person("fan"), person("fan"), person("fan"));
        fans.forEach(fan -> fan.follow(eve));

        JsonNode first = eve.list("/api/follow/requests?limit=2");
        JsonNode second = eve.list(
                "/api/follow/requests?limit=2&cursor={cursor}",
                first.get("nextCursor").asString());

        JsonNode newest = first.get("items").get(0);
        assertThat(newest.propertyNames()).containsExactly("id", "user", "createdAt");
        assertThat(newest.at("/user/id").asString()).isEqualTo(fans.get(2).id().toString());
        assertThat(newest.at("/user/displayName").asString())
                .isEqualTo(fans.get(2).displayName());
        assertThat(Instant.parse(newest.get("createdAt").asString())).isAfter(CREATED_AT);
        assertThat(first.at("/items/1/user/id").asString())
                .isEqualTo(fans.get(1).id().toString());
        assertThat(second.at("/items/0/user/id").asString())
                .isEqualTo(fans.get(0).id().toString());
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void onlyTheOneWhoIsAskedDecides() {
        Person eve = privatePerson("eve");
        Person bob = person("bob");
        bob.follow(eve);
        String id = eve.onlyRequest();

        refused(bob.decide(id, "accept"), 404, "NOT_FOUND");
        refused(person("mallory").decide(id, "accept"), 404, "NOT_FOUND");
        refused(eve.decide(UUID.randomUUID().toString(), "accept"), 404, "NOT_FOUND");
        refused(eve.decide("no-id", "accept"), 404, "NOT_FOUND");
        refused(eve.decide(id, "ignore"), 400, "VALIDATION_FAILED");
        refused(eve.post("/api/follow/requests/{id}", Map.of(), id), 400, "VALIDATION_FAILED");
        assertThat(bob.people("/api/follow/requests")).isEmpty();
        assertThat(eve.onlyRequest()).isEqualTo(id);
    }

    @Test
    void unfollowingAfterAnAcceptedRequestIsAnOrdinaryUnfollow() {
        Person eve = privatePerson("eve");
        Person bob = person("bob");
        bob.follow(eve);
        eve.decide(eve.onlyRequest(), "accept").expectStatus().isOk();
        assertThat(bob.toggle(eve)).isEqualTo("none");

        assertThat(events(eve, bob, 3).getLast())
                .isInstanceOfSatisfying(
                        FollowRemoved.class,
                        removed -> assertThat(removed.requestId()).isNull());
        assertThat(bob.follow(eve)).isEqualTo("pending");
    }
}
