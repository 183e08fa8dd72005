package dev.chorus.socialgraph;

import static dev.chorus.socialgraph.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.SocialGraphEvent;
import dev.chorus.events.SocialGraphEvent.FollowCreated;
import dev.chorus.events.SocialGraphEvent.FollowRemoved;
import dev.chorus.events.SocialGraphEvent.FollowRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class FollowingTest extends SocialGraphTest {

    @Test
    void postTogglesAFollowOfAPublicAccount() {
        Person ada = person("ada");
        Person bob = person("bob");

        assertThat(bob.toggle(ada)).isEqualTo("following");
        assertThat(bob.toggle(ada)).isEqualTo("none");
        assertThat(bob.toggle(ada)).isEqualTo("following");
    }

    @Test
    void postTogglesARequestToAPrivateAccount() {
        Person eve = privatePerson("eve");
        Person bob = person("bob");

        assertThat(bob.toggle(eve)).isEqualTo("pending");
        assertThat(bob.toggle(eve)).isEqualTo("none");
        assertThat(eve.people("/api/follow/requests")).isEmpty();
        assertThat(bob.toggle(eve)).isEqualTo("pending");
        assertThat(eve.people("/api/follow/requests")).hasSize(1);
    }

    @Test
    void putAndDeleteSetTheStateHoweverOftenTheyAreSent() {
        Person ada = person("ada");
        Person bob = person("bob");

        assertThat(bob.unfollow(ada)).isEqualTo("none");
        assertThat(bob.follow(ada)).isEqualTo("following");
        assertThat(bob.follow(ada)).isEqualTo("following");
        assertThat(bob.unfollow(ada)).isEqualTo("none");
        assertThat(bob.unfollow(ada)).isEqualTo("none");

        List<SocialGraphEvent> events = events(ada, bob, 2);
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOfSatisfying(FollowCreated.class, created -> {
            assertThat(created.requestId()).isNull();
            assertThat(created.follower()).isEqualTo(bob.author());
            assertThat(created.followee()).isEqualTo(ada.author());
            assertThat(created.subject()).isEqualTo(ada.id());
        });
        assertThat(events.get(1)).isInstanceOfSatisfying(FollowRemoved.class, removed -> {
            assertThat(removed.requestId()).isNull();
            assertThat(removed.followerId()).isEqualTo(bob.id());
            assertThat(removed.followeeId()).isEqualTo(ada.id());
        });
    }

    @Test
    void aRequestAndItsWithdrawalCarryTheSameRequestId() {
        Person eve = privatePerson("eve");
        Person bob = person("bob");

        assertThat(bob.follow(eve)).isEqualTo("pending");
        assertThat(bob.follow(eve)).isEqualTo("pending");
        UUID requestId = UUID.fromString(eve.onlyRequest());
        assertThat(bob.unfollow(eve)).isEqualTo("none");

        List<SocialGraphEvent> events = events(eve, bob, 2);
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOfSatisfying(FollowRequested.class, requested -> {
            assertThat(requested.requestId()).isEqualTo(requestId);
            assertThat(requested.follower()).isEqualTo(bob.author());
            assertThat(requested.followee()).isEqualTo(eve.author());
        });
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        FollowRemoved.class,
                        removed -> assertThat(removed.requestId()).isEqualTo(requestId));
    }

    @Test
    void nobodyFollowsThemselvesOrSomeoneUnknown() {
        Person ada = person("ada");
        UUID unknown = UUID.randomUUID();

        refused(ada.put("/api/follow/{id}", ada.id()), 400, "VALIDATION_FAILED");
        refused(ada.delete("/api/follow/{id}", ada.id()), 400, "VALIDATION_FAILED");
        refused(ada.post("/api/follow", Map.of("userId", ada.id())), 400, "VALIDATION_FAILED");
        refused(ada.put("/api/follow/{id}", unknown), 404, "NOT_FOUND");
        refused(ada.delete("/api/follow/{id}", unknown), 404, "NOT_FOUND");
        refused(ada.post("/api/follow", Map.of("userId", unknown)), 404, "NOT_FOUND");
        refused(ada.put("/api/follow/no-id"), 404, "NOT_FOUND");
        refused(ada.post("/api/follow", Map.of("userId", "no-id")), 400, "VALIDATION_FAILED");
        refused(ada.post("/api/follow", Map.of()), 400, "VALIDATION_FAILED");
    }

    @Test
    void whoFollowsBeforeTheirOwnRegistrationArrivesWaitsForIt() throws Exception {
        Person ada = person("ada");
        Person bob = newcomer("bob");

        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = together.submit(() -> bob.follow(ada));
            topics.publish(registered(bob, false));
            assertThat(answer.get()).isEqualTo("following");
        }
        assertThat(bob.profile(ada).at("/relation/following").asString()).isEqualTo("following");
    }

    @Test
    void whoseRegistrationDoesNotArriveIsAskedToTryAgain() {
        Person ada = person("ada");
        Person bob = newcomer("bob");

        refused(bob.put("/api/follow/{id}", ada.id()), 503, "UNAVAILABLE");
        assertThat(bob.profile(ada).get("username").asString()).isEqualTo(ada.username());
    }

    @Test
    void aRetryWithTheSameIdempotencyKeyTogglesOnce() {
        Person ada = person("ada");
        Person bob = person("bob");

        for (int i = 0; i < 3; i++) {
            bob.request(HttpMethod.POST, "/api/follow")
                    .header("Idempotency-Key", "once")
                    .bodyValue(Map.of("userId", ada.id()))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("following");
        }
        assertThat(events(ada, bob, 1)).hasSize(1);
    }

    @Test
    void aHundredIdenticalRequestsAtOnceAreOneRowAndOneEvent() throws Exception {
        Person eve = privatePerson("eve");
        Person ada = person("ada");
        Person bob = person("bob");

        assertThat(together(100, () -> bob.follow(eve))).containsOnly("pending");
        assertThat(together(100, () -> bob.follow(ada))).containsOnly("following");

        assertThat(count("SELECT count(*) FROM follow_requests WHERE followee_id = '%s'".formatted(eve.id())))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM follows WHERE followee_id = '%s'".formatted(ada.id())))
                .isEqualTo(1);
        assertThat(eventsSoFar(eve, bob)).hasSize(1);
        assertThat(eventsSoFar(ada, bob)).hasSize(1);
        assertThat(bob.profile(ada).get("followerCount").asLong()).isEqualTo(1);
    }

    @Test
    void togglesAtOnceNeverMakeTheCountsDriftAndTheirEventsAlternate() throws Exception {
        Person ada = person("ada");
        Person bob = person("bob");

        together(31, () -> bob.toggle(ada));

        assertThat(bob.profile(ada).get("followerCount").asLong()).isEqualTo(1);
        assertThat(bob.profile(bob).get("followingCount").asLong()).isEqualTo(1);
        List<SocialGraphEvent> events = events(ada, bob, 31);
        assertThat(events).hasSize(31);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i)).isInstanceOf(i % 2 == 0 ? FollowCreated.class : FollowRemoved.class);
        }
    }

    @Test
    void peopleWhoFollowAndBlockEachOtherAtOnceDoNotLockEachOtherOut() throws Exception {
        Person ada = person("ada");
        Person bob = person("bob");

        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = together.invokeAll(IntStream.range(0, 40)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        Person one = i % 2 == 0 ? ada : bob;
                        Person other = i % 2 == 0 ? bob : ada;
                        String uri = i % 8 == 7 ? "/api/blocks/{id}" : "/api/follow/{id}";
                        return (i % 16 == 5 ? one.delete(uri, other.id()) : one.put(uri, other.id()))
                                .returnResult(Void.class)
                                .getStatus()
                                .value();
                    })
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 404);
            }
        }

        assertThat(count("SELECT count(*) FROM follows WHERE follower_id IN ('%1$s', '%2$s')"
                        .formatted(ada.id(), bob.id())))
                .isZero();
        assertThat(count("SELECT sum(follower_count + following_count)::bigint FROM people WHERE id IN ('%s', '%s')"
                        .formatted(ada.id(), bob.id())))
                .isZero();
    }

    private static List<String> together(int times, Callable<String> act) throws Exception {
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = together.invokeAll(
                    IntStream.range(0, times).mapToObj(_ -> act).toList());
            List<String> states = new ArrayList<>();
            for (var answer : answers) {
                states.add(answer.get());
            }
            return states;
        }
    }
}
