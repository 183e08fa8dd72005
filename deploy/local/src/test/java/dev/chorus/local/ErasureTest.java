package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningChorus.class)
class ErasureTest {
    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalRun run;
    private final Person leaver;
    private final Person friend;

    ErasureTest(LocalRun run) {
        this.run = run;
        leaver = Person.register(run, "leaver");
        friend = Person.register(run, "friend");
    }

    @Test
    void afterAnErasureNothingHoldsThePersonsNameOrText() {
        String displayName = unique("Name");
        String postText = unique("post");
        String commentText = unique("comment");
        String messageText = unique("message");
        leaver.does("PATCH", "/api/users/me", Map.of("displayName", displayName));
        String email = leaver.sees("/api/users/me").path("email").asString();
        String own = leaver.publishes(postText).path("id").asString();
        String friends = friend.publishes("Stays").path("id").asString();
        friend.isPrivate(true);
        leaver.does("POST", "/api/follow", Map.of("userId", friend.id()));
        friend.does("POST", "/api/follow", Map.of("userId", leaver.id()));
        await().atMost(PATIENCE)
                .until(() -> !friend.sees("/api/follow/requests").path("items").isEmpty());
        String request = friend.sees("/api/follow/requests")
                .path("items")
                .get(0)
                .path("id")
                .asString();
        friend.does("POST", "/api/follow/requests/" + request, Map.of("action", "accept"));
        await().atMost(PATIENCE).until(() -> leaver.maySee(friends));
        leaver.likes(friends);
        leaver.comments(friends, commentText);
        friend.likes(own);
        leaver.writes(friend, messageText);
        await().atMost(PATIENCE)
                .until(() -> friend.notifications().path("items").size() >= 4);

        PersonalTraces traces =
                new PersonalTraces(run, leaver.username(), email, displayName, postText, commentText, messageText);
        assertThat(traces.find())
                .anyMatch(trace -> trace.startsWith("table auth."))
                .anyMatch(trace -> trace.startsWith("table post."))
                .anyMatch(trace -> trace.startsWith("table social_graph."))
                .anyMatch(trace -> trace.startsWith("table notification."))
                .anyMatch(trace -> trace.startsWith("table messaging."))
                .anyMatch(trace -> trace.startsWith("topic chorus.messages.v1, decrypted"))
                .anyMatch(trace -> trace.startsWith("topic chorus.posts.v1, decrypted"))
                .anyMatch(trace -> trace.startsWith("topic chorus.notifications.v1, decrypted"))
                .noneMatch(trace -> trace.matches("topic [a-z0-9.-]+: .*"));

        try (Hearing hears = leaver.connects()) {
            assertThat(leaver.calls(
                                    "DELETE",
                                    "/api/users/me",
                                    Map.of("currentPassword", "a pass phrase of " + leaver.username()))
                            .status())
                    .isEqualTo(204);
            await().atMost(PROMISED).until(() -> !hears.isConnected());
        }
        await().atMost(PROMISED)
                .until(() ->
                        friend.calls("GET", "/api/users/" + leaver.id(), null).status() == 404 && !friend.maySee(own));
        for (String path : List.of("/api/users/me", "/api/posts", "/api/notifications", "/api/follow/requests")) {
            await(path)
                    .atMost(PROMISED)
                    .until(() -> leaver.calls("GET", path, null).status() == 401);
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(traces.find()).isEmpty());
        JsonNode post = friend.sees("/api/posts/" + friends);
        assertThat(post.path("likeCount").asInt()).isZero();
        assertThat(post.path("commentCount").asInt()).isZero();
        JsonNode profile = friend.sees("/api/users/" + friend.id());
        assertThat(profile.path("followerCount").asInt()).isZero();
        assertThat(profile.path("followingCount").asInt()).isZero();
        assertThat(friend.messagesWith(leaver)
                        .valueStream()
                        .map(each -> each.path("content").asString()))
                .containsExactly("");
        assertThat(friend.notifications().path("items")).isEmpty();
        assertThat(friend.notifications().path("unreadCount").asInt()).isZero();
    }

    private static String unique(String what) {
        return what + "-" + UUID.randomUUID();
    }
}
