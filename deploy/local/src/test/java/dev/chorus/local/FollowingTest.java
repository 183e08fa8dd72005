package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningChorus.class)
class FollowingTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PROMISED = Duration.ofSeconds(2);

    private Person owner;
    private Person follower;

    @BeforeEach
    void aPrivateAccountAndSomeoneElse(LocalRun run) {
        owner = Person.register(run, "owner");
        follower = Person.register(run, "follower");
        owner.isPrivate(true);
    }

    @Test
    void aFollowOfAPrivateAccountIsAskedForAcceptedAndToldToBoth() {
        String oldPost = owner.publishes("For my followers").path("id").asString();
        try (Hearing ownerHears = owner.connects();
                Hearing followerHears = follower.connects()) {
            assertThat(follower.maySee(oldPost)).isFalse();
            assertThat(follows()).isEqualTo("pending");

            JsonNode asked = ownerHears.awaits("new_notification", FollowingTest::isAboutAFollow);
            String requestId = metadata(asked).path("requestId").asString();
            assertThat(metadata(asked))
                    .isEqualTo(JSON.createObjectNode()
                            .put("followerId", follower.id())
                            .put("followerUsername", follower.username())
                            .put("requestId", requestId)
                            .put("status", "pending"));

            JsonNode accepted = owner.does("POST", notification(asked), Map.of("action", "accept"));
            assertThat(metadata(accepted).path("status").asString()).isEqualTo("accepted");

            followerHears.awaits("new_notification", FollowingTest::isAboutAFollow);
            await().atMost(PROMISED).until(() -> follower.maySee(oldPost));
            String newPost = owner.publishes("Welcome").path("id").asString();
            followerHears.awaits("new_post", post -> post.path("id").asString().equals(newPost));

            assertThat(decide(requestId, "accept").status()).isEqualTo(200);
            refused(decide(requestId, "reject"), 409, "ALREADY_DECIDED");
            refused(owner.calls("POST", notification(asked), Map.of("action", "reject")), 409, "ALREADY_DECIDED");
        }
    }

    @Test
    void aDecisionMadeElsewhereShowsInTheNotification() {
        try (Hearing ownerHears = owner.connects()) {
            follows();
            JsonNode asked = ownerHears.awaits("new_notification", FollowingTest::isAboutAFollow);
            assertThat(decide(metadata(asked).path("requestId").asString(), "accept")
                            .status())
                    .isEqualTo(200);

            await().atMost(PROMISED)
                    .until(() -> metadata(owner.notifications().path("items").get(0))
                            .path("status")
                            .asString()
                            .equals("accepted"));
        }
    }

    @Test
    void aRejectionIsSilent() {
        try (Hearing ownerHears = owner.connects();
                Hearing followerHears = follower.connects()) {
            follows();
            JsonNode asked = ownerHears.awaits("new_notification", FollowingTest::isAboutAFollow);
            String requestId = metadata(asked).path("requestId").asString();

            assertThat(decide(requestId, "reject").status()).isEqualTo(200);
            assertThat(decide(requestId, "reject").status()).isEqualTo(200);
            refused(decide(requestId, "accept"), 409, "ALREADY_DECIDED");

            // Later than anything that the rejection could have brought.
            String post = follower.publishes("Do you like me?").path("id").asString();
            owner.likes(post);
            followerHears.awaits(
                    "new_notification",
                    one -> metadata(one).path("postId").asString().equals(post));
            assertThat(followerHears.of("new_notification")).noneMatch(FollowingTest::isAboutAFollow);
            assertThat(follower.sees("/api/users/" + owner.id())
                            .path("relation")
                            .path("following")
                            .asString())
                    .isEqualTo("pending");
        }
    }

    @Test
    void aWithdrawnRequestIsGoneAtBothPlaces() {
        try (Hearing ownerHears = owner.connects()) {
            follows();
            JsonNode asked = ownerHears.awaits("new_notification", FollowingTest::isAboutAFollow);
            String id = asked.path("id").asString();

            assertThat(follower.does("DELETE", "/api/follow/" + owner.id(), null)
                            .path("status")
                            .asString())
                    .isEqualTo("none");

            ownerHears.awaits(
                    "notification_removed", removed -> removed.asString().equals(id));
            refused(decide(metadata(asked).path("requestId").asString(), "accept"), 410, "REQUEST_WITHDRAWN");
            refused(owner.calls("POST", notification(asked), Map.of("action", "accept")), 410, "REQUEST_WITHDRAWN");
        }
    }

    @Test
    void onlyARequestCanBeDecided() {
        try (Hearing ownerHears = owner.connects()) {
            follows();
            String request = ownerHears
                    .awaits("new_notification", FollowingTest::isAboutAFollow)
                    .path("id")
                    .asString();
            owner.does("POST", "/api/notifications/" + request, Map.of("action", "accept"));
            String post = owner.publishes("Like me").path("id").asString();
            await().atMost(PROMISED).until(() -> follower.maySee(post));
            follower.likes(post);
            JsonNode like = ownerHears.awaits(
                    "new_notification",
                    one -> metadata(one).path("postId").asString().equals(post));

            refused(owner.calls("POST", notification(like), Map.of("action", "accept")), 422, "NOT_A_REQUEST");
        }
    }

    @Test
    void aHundredIdenticalFollowsAtOnceAreOne() throws Exception {
        try (Hearing ownerHears = owner.connects()) {
            List<Future<Integer>> statuses = new ArrayList<>();
            try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 100; i++) {
                    statuses.add(together.submit(() -> follower.calls("PUT", "/api/follow/" + owner.id(), null)
                            .status()));
                }
            }
            for (Future<Integer> status : statuses) {
                assertThat(status.get()).isEqualTo(200);
            }
            assertThat(owner.sees("/api/follow/requests").path("items")).hasSize(1);

            // Later than a second notification of the same, if there was one.
            String post = owner.publishes("One?").path("id").asString();
            owner.isPrivate(false);
            await().atMost(PROMISED).until(() -> follower.maySee(post));
            follower.likes(post);
            ownerHears.awaits(
                    "new_notification",
                    one -> metadata(one).path("postId").asString().equals(post));
            assertThat(ownerHears.of("new_notification").filter(FollowingTest::isAboutAFollow))
                    .hasSize(1);
            assertThat(owner.notifications().path("items")).hasSize(2);
        }
    }

    private String follows() {
        return follower.does("POST", "/api/follow", Map.of("userId", owner.id()))
                .path("status")
                .asString();
    }

    private Gateway.Answer decide(String requestId, String action) {
        return owner.calls("POST", "/api/follow/requests/" + requestId, Map.of("action", action));
    }

    private static String notification(JsonNode notification) {
        return "/api/notifications/" + notification.path("id").asString();
    }

    private static boolean isAboutAFollow(JsonNode notification) {
        return notification.path("type").asString().equals("follow");
    }

    private static JsonNode metadata(JsonNode notification) {
        return JSON.readTree(notification.path("metadata").asString());
    }

    private static void refused(Gateway.Answer answer, int status, String code) {
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
