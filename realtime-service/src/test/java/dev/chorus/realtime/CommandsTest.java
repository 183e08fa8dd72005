package dev.chorus.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest extends EdgeTest {

    @Test
    void joiningOnesOwnRoomIsFineAndAnothersIsForbidden() throws Exception {
        TestClient client = connect(ada);

        assertThat(client.ask("join", ada.toString()).getBoolean("ok")).isTrue();
        assertThat(code(client.ask("join", bob.toString()))).isEqualTo("FORBIDDEN");
        assertThat(code(client.ask("join", "someone"))).isEqualTo("FORBIDDEN");
    }

    @Test
    void aPostsRoomIsOpenToWhoMayReadThePost() throws Exception {
        String token = tokens.accessToken(ada, "ada");
        TestClient client = connect(token);
        UUID postId = SERVICES.addPost(bob);

        assertThat(client.ask("join_post", postId.toString()).getBoolean("ok")).isTrue();
        assertThat(client.ask("join_post", postId.toString()).getBoolean("ok")).isTrue();
        assertThat(code(client.ask("join_post", UUID.randomUUID().toString()))).isEqualTo("NOT_FOUND");
        assertThat(code(client.ask("join_post", "nonsense"))).isEqualTo("NOT_FOUND");
        assertThat(SERVICES.tokens()).contains(token);
    }

    @Test
    void aServiceThatFailsOrHangsIsUnavailable() throws Exception {
        TestClient client = connect(ada);

        assertThat(code(client.ask("join_post", FakeServices.BROKEN.toString())))
                .isEqualTo("UNAVAILABLE");
        assertThat(code(client.ask("join_post", FakeServices.SLOW.toString()))).isEqualTo("UNAVAILABLE");
    }

    @Test
    void aSessionIsInSoManyRoomsAtMost() throws Exception {
        TestClient client = connect(ada);
        List<UUID> posts =
                IntStream.range(0, 5).mapToObj(_ -> SERVICES.addPost(bob)).toList();
        for (UUID post : posts) {
            assertThat(client.ask("join_post", post.toString()).getBoolean("ok"))
                    .isTrue();
        }
        String another = SERVICES.addPost(bob).toString();

        assertThat(code(client.ask("join_post", another))).isEqualTo("TOO_MANY_ROOMS");
        client.ask("leave_post", posts.getFirst().toString());
        assertThat(client.ask("join_post", another).getBoolean("ok")).isTrue();
    }

    @Test
    void leavingARoomOneIsNotInIsFine() throws Exception {
        TestClient client = connect(ada);

        assertThat(client.ask("leave_post", UUID.randomUUID().toString()).getBoolean("ok"))
                .isTrue();
        assertThat(client.ask("leave_post", "nonsense").getBoolean("ok")).isTrue();
    }

    @Test
    void aNotificationIsMarkedReadInTheUsersName() throws Exception {
        String token = tokens.accessToken(ada, "ada");
        TestClient client = connect(token);
        UUID notificationId = SERVICES.addNotification();

        assertThat(client.ask("mark_notification_read", notificationId.toString())
                        .getBoolean("ok"))
                .isTrue();

        assertThat(SERVICES.read()).contains(notificationId);
        assertThat(SERVICES.tokens()).contains(token);
        assertThat(code(client.ask("mark_notification_read", UUID.randomUUID().toString())))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aTestNotificationGoesToOneselfOnly() throws Exception {
        TestClient client = connect(ada);

        JSONObject sent = client.ask("send_notification", notification(ada, "test", "Title"));
        assertThat(sent.getBoolean("ok")).isTrue();
        assertThat(sent.getJSONObject("notification").getString("userId")).isEqualTo(ada.toString());
        assertThat(code(client.ask("send_notification", notification(bob, "test", "Title"))))
                .isEqualTo("FORBIDDEN");
        assertThat(code(client.ask("send_notification", notification(ada, "like", "Title"))))
                .isEqualTo("FORBIDDEN");
        assertThat(code(client.ask("send_notification", notification(ada, "test", " "))))
                .isEqualTo("BAD_REQUEST");
        assertThat(code(client.ask("send_notification", new JSONObject(Map.of("userId", ada.toString())))))
                .isEqualTo("BAD_REQUEST");
    }

    @ValueSource(strings = {"Typing", "nonsense", "toString"})
    @ParameterizedTest
    void unknownEventsAreRefused(String event) throws Exception {
        assertThat(code(connect(ada).ask(event, "x"))).isEqualTo("UNKNOWN_EVENT");
    }

    @ValueSource(
            strings = {"join", "join_post", "leave_post", "mark_notification_read", "send_notification", "authenticate"
            })
    @ParameterizedTest
    void badPayloadsAreRefusedAndTheSessionGoesOn(String event) throws Exception {
        TestClient client = connect(ada);
        List<Object[]> payloads = List.of(
                new Object[0],
                new Object[] {7},
                new Object[] {JSONObject.NULL},
                new Object[] {new JSONArray(List.of("a"))},
                new Object[] {new JSONObject()},
                new Object[] {new byte[] {1, 2}});
        for (Object[] payload : payloads) {
            assertThat(code(client.ask(event, payload))).isEqualTo("BAD_REQUEST");
            client.tell(event, payload);
        }
        assertThat(client.ask("join", ada.toString()).getBoolean("ok")).isTrue();
    }

    @Test
    void aFloodIsRefusedAndOthersAreNotHeldUp() throws Exception {
        TestClient flooder = connect(ada);
        List<CompletableFuture<JSONObject>> answers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            answers.add(flooder.asking("join", ada.toString()));
        }
        List<String> codes = new ArrayList<>();
        for (CompletableFuture<JSONObject> answer : answers) {
            JSONObject acknowledgement = answer.join();
            codes.add(acknowledgement.getBoolean("ok") ? "ok" : code(acknowledgement));
        }

        assertThat(codes).contains("RATE_LIMITED").doesNotContain("INTERNAL");
        assertThat(codes.stream().filter("ok"::equals).count()).isBetween(100L, 300L);
        assertThat(connect(bob).ask("join", bob.toString()).getBoolean("ok")).isTrue();
    }

    private static JSONObject notification(UUID userId, String type, String title) throws JSONException {
        return new JSONObject(Map.of("userId", userId.toString(), "type", type, "title", title, "content", "Testing"));
    }
}
