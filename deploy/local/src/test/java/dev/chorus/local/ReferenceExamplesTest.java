package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Drives the product through every call and event that the references describe, holds each answer and push to its schema,
 * and the committed examples to what was really seen.
 */
@ExtendWith(RunningChorus.class)
class ReferenceExamplesTest {

    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Observation seen;
    private final Person mira;
    private final Person jonas;
    private final Person sofia;
    private final Person nora;
    private final Person karl;

    ReferenceExamplesTest(LocalRun run) {
        seen = new Observation(run);
        mira = seen.registers("mira", false);
        jonas = seen.registers("jonas", false);
        sofia = seen.registers("sofia", true);
        nora = seen.registers("nora", false);
        karl = seen.registers("karl", false);
    }

    @Test
    void everyCallAndEventIsAsDescribedAndShownByARealExample() throws Exception {
        try (Hearing miraHears = mira.connects();
                Hearing jonasHears = jonas.connects()) {
            accounts();
            comesAndGoes(miraHears);
            try (Hearing sofiaHears = sofia.connects()) {
                follows(sofiaHears);
                messageRequests();
                seen.holds(sofiaHears);
            }
            posts(miraHears, jonasHears);
            people();
            messages(miraHears, jonasHears);
            notifications(miraHears);
            refusals();
            goodbyes();
            miraHears.awaits("user_offline", id -> id.asString().equals(karl.id()), GRACE);
            seen.holds(miraHears);
            seen.holds(jonasHears);
        }

        assertThat(seen.unseen())
                .as("what the references describe and this test does not show")
                // A minute before the access token expires; after too long an absence; once a minute, perhaps in this
                // one.
                .isSubsetOf("token_expiring", "sync_required", "position");
        assertThat(seen.withoutExample()).isEmpty();
        List<String> differences = seen.examples().differences(seen.referred());
        if (!differences.isEmpty()) {
            fail("The examples are not what is really answered:%n- %s%nWrite them with: %s"
                    .formatted(
                            String.join(System.lineSeparator() + "- ", differences),
                            "mvn -pl deploy/local -am verify -Dtest=ReferenceExamplesTest"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false -D" + Examples.WRITE + "=true"));
        }
    }

    private void accounts() {
        Map<String, Object> credentials = Map.of("login", "mira", "password", Observation.passwordOf("mira"));
        JsonNode tokens = seen.does(mira, "POST", "/api/auth/login", credentials);
        seen.does(
                mira,
                "POST",
                "/api/auth/refresh",
                Map.of("refreshToken", tokens.path("refreshToken").asString()));
        JsonNode sessions = seen.does(mira, "GET", "/api/auth/sessions", null);
        JsonNode other = sessions.path("items")
                .valueStream()
                .filter(session -> !session.path("current").asBoolean())
                .findFirst()
                .orElseThrow();
        seen.does(mira, "DELETE", "/api/auth/sessions/" + other.path("id").asString(), null);
        seen.does(mira, "GET", "/api/users/me", null);
        seen.does(mira, "PATCH", "/api/users/me", Map.of("displayName", "Mira Berg"));
        seen.does(mira, "GET", "/.well-known/jwks.json", null);
    }

    /** Offline once the time of grace is over, by the end of the test. */
    private void comesAndGoes(Hearing friend) {
        seen.does(mira, "PUT", "/api/follow/" + karl.id(), null);
        seen.does(karl, "PUT", "/api/follow/" + mira.id(), null);
        await().atMost(PROMISED)
                .until(() -> !seen.does(mira, "GET", "/api/presence?userIds=" + karl.id(), null)
                        .path("items")
                        .isEmpty());
        try (Hearing hearing = karl.connects()) {
            friend.awaits("user_online", id -> id.asString().equals(karl.id()));
            seen.holds(hearing);
        }
    }

    private void posts(Hearing author, Hearing reader) {
        String post = seen.does(mira, "POST", "/api/posts", text("Good morning, everyone"))
                .path("id")
                .asString();
        String path = "/api/posts/" + post;
        reader.awaits("new_post", about(post));
        seen.does(jonas, "GET", path, null);
        assertThat(seen.says(reader, "join_post", post).path("ok").asBoolean()).isTrue();
        seen.does(mira, "PUT", path, text("Good morning, all of you"));
        reader.awaits("post_updated", about(post));
        seen.does(jonas, "POST", path + "/like", null);
        author.awaits("new_notification", told -> told.path("type").asString().equals("like"));
        reader.awaits("post_stats", stats -> stats.path("likeCount").asInt() == 1);
        seen.does(jonas, "DELETE", path + "/like", null);
        author.awaits("notification_removed", _ -> true);
        seen.does(jonas, "PUT", path + "/like", null);
        String comment = seen.does(jonas, "POST", path + "/comments", text("And to you"))
                .path("id")
                .asString();
        reader.awaits("new_comment", about(comment));
        seen.does(mira, "GET", path + "/comments", null);
        seen.does(jonas, "GET", "/api/posts?limit=1&author=" + mira.id(), null);
        seen.does(mira, "DELETE", path + "/comments/" + comment, null);
        reader.awaits("comment_deleted", about(comment));
        assertThat(seen.says(reader, "leave_post", post).path("ok").asBoolean()).isTrue();
        seen.isRefused(jonas, 403, "FORBIDDEN", "PUT", path, text("Mine now"));
        seen.does(mira, "DELETE", path, null);
        reader.awaits("post_deleted", about(post));
    }

    private void follows(Hearing owner) {
        String toSofia = "/api/follow/" + sofia.id();
        seen.does(jonas, "POST", "/api/follow", Map.of("userId", sofia.id()));
        owner.awaits("new_notification", _ -> true);
        JsonNode request = await().atMost(PROMISED)
                .until(
                        () -> seen.does(sofia, "GET", "/api/follow/requests", null)
                                .path("items")
                                .path(0),
                        JsonNode::isObject);
        String path = "/api/follow/requests/" + request.path("id").asString();
        seen.does(sofia, "POST", path, Map.of("action", "accept"));
        seen.isRefused(sofia, 409, "ALREADY_DECIDED", "POST", path, Map.of("action", "reject"));

        seen.does(mira, "PUT", toSofia, null);
        JsonNode asked = owner.awaits("new_notification", from(mira));
        String notification = "/api/notifications/" + asked.path("id").asString();
        seen.does(sofia, "POST", notification, Map.of("action", "accept"));
        seen.does(sofia, "PUT", "/api/follow/" + mira.id(), null);

        seen.does(nora, "PUT", toSofia, null);
        String withdrawn =
                owner.awaits("new_notification", from(nora)).path("id").asString();
        seen.does(nora, "DELETE", toSofia, null);
        await().atMost(PROMISED)
                .until(() -> owner.of("notification_removed")
                        .anyMatch(id -> id.asString().equals(withdrawn)));
        seen.isRefused(
                sofia, 410, "REQUEST_WITHDRAWN", "POST", "/api/notifications/" + withdrawn, Map.of("action", "accept"));
        String told = seen.says(owner, "send_notification", testNotification(sofia))
                .at("/notification/id")
                .asString();
        seen.isRefused(sofia, 422, "NOT_A_REQUEST", "POST", "/api/notifications/" + told, Map.of("action", "accept"));
    }

    private void people() {
        seen.does(jonas, "PUT", "/api/follow/" + mira.id(), null);
        seen.does(mira, "PUT", "/api/follow/" + jonas.id(), null);
        seen.does(jonas, "GET", "/api/users/" + mira.id(), null);
        seen.does(jonas, "GET", "/api/users/" + mira.id() + "/followers", null);
        seen.does(jonas, "GET", "/api/users/" + mira.id() + "/following", null);
        seen.does(jonas, "GET", "/api/search?q=mira", null);
        for (String list : List.of("/api/mutes", "/api/blocks")) {
            seen.does(mira, "PUT", list + "/" + nora.id(), null);
            seen.does(mira, "GET", list, null);
            seen.does(mira, "DELETE", list + "/" + nora.id(), null);
        }
    }

    private void messages(Hearing receiver, Hearing sender) {
        JsonNode sent = seen.does(
                jonas,
                "POST",
                "/api/messages",
                Map.of("receiverId", mira.id(), "content", "Coffee?", "clientMessageId", "coffee-1"));
        receiver.awaits("new_message", about(sent.path("id").asString()));
        assertThat(seen.says(sender, "typing", to(mira)).path("ok").asBoolean()).isTrue();
        receiver.awaits("user_typing", _ -> true);
        seen.says(sender, "stop_typing", to(mira));
        receiver.awaits("user_stop_typing", _ -> true);
        seen.does(mira, "GET", "/api/messages/conversations", null);
        seen.does(mira, "GET", "/api/messages?userId=" + jonas.id(), null);
        seen.does(
                mira,
                "PUT",
                "/api/messages/" + sent.path("conversationId").asString() + "/read",
                Map.of("messageId", sent.path("id").asString()));
        sender.awaits("message_read", _ -> true);
        assertThat(seen.says(
                                receiver,
                                "send_message",
                                new JSONObject(Map.of("receiverId", jonas.id(), "content", "At four")))
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    private void messageRequests() {
        // Named as the other messages are: whichever is pushed first becomes the example.
        Map<String, Object> first = Map.of(
                "receiverId", sofia.id(), "content", "May I ask you something?", "clientMessageId", "question-1");
        Map<String, Object> second = Map.of("receiverId", sofia.id(), "content", "Are you there?");
        assertThat(seen.does(nora, "POST", "/api/messages", first)
                        .path("status")
                        .asString())
                .isEqualTo("requested");
        seen.isRefused(nora, 409, "REQUEST_PENDING", "POST", "/api/messages", second);
        String request = seen.does(sofia, "GET", "/api/messages/requests", null)
                .at("/items/0/id")
                .asString();
        seen.does(sofia, "POST", "/api/messages/requests", Map.of("requestId", request, "action", "accept"));
    }

    private void notifications(Hearing hearing) {
        JsonNode list = await().atMost(PROMISED)
                .until(
                        () -> seen.does(mira, "GET", "/api/notifications", null),
                        answer -> !answer.path("items").isEmpty());
        String first = list.at("/items/0/id").asString();
        seen.does(mira, "PUT", "/api/notifications/" + first + "/read", null);
        hearing.awaits("notification_marked_read", id -> id.asString().equals(first));
        assertThat(seen.says(hearing, "mark_notification_read", first)
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(seen.says(hearing, "send_notification", testNotification(mira))
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(seen.says(hearing, "join", mira.id()).path("ok").asBoolean()).isTrue();
        assertThat(seen.says(hearing, "authenticate", mira.token()).path("ok").asBoolean())
                .isTrue();
        seen.does(mira, "PUT", "/api/notifications/read", null);
        assertThat(seen.says(hearing, "join_post", UUID.randomUUID().toString())
                        .at("/error/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
    }

    private void refusals() {
        seen.isRefused(mira, 400, "VALIDATION_FAILED", "POST", "/api/posts", text(" "));
        seen.isRefused(null, 401, "UNAUTHENTICATED", "GET", "/api/posts", null);
        seen.isRefused(mira, 404, "NOT_FOUND", "GET", "/api/posts/" + UUID.randomUUID(), null);
        seen.isRefused(
                null,
                409,
                "USERNAME_TAKEN",
                "POST",
                "/api/auth/register",
                Map.of("username", "mira", "email", "other@example.org", "password", "another pass phrase"));
        Map<String, Object> guess = Map.of("login", "nora", "password", "a guess of mine");
        for (int i = 0; i < 10; i++) {
            seen.isRefused(null, 401, "UNAUTHENTICATED", "POST", "/api/auth/login", guess);
        }
        seen.isRefused(null, 429, "RATE_LIMITED", "POST", "/api/auth/login", guess);
    }

    private void goodbyes() {
        seen.isRefused(nora, 403, "FORBIDDEN", "DELETE", "/api/users/me", Map.of("currentPassword", "a guess of mine"));
        seen.does(nora, "DELETE", "/api/users/me", Map.of("currentPassword", Observation.passwordOf("nora")));
        seen.does(sofia, "POST", "/api/auth/logout", null);
    }

    private static Map<String, Object> text(String content) {
        return Map.of("content", content);
    }

    private static JSONObject to(Person receiver) {
        return new JSONObject(Map.of("receiverId", receiver.id()));
    }

    private static JSONObject testNotification(Person person) {
        return new JSONObject(Map.of("userId", person.id(), "type", "test", "title", "A test", "content", "It works"));
    }

    private static Predicate<JsonNode> about(String id) {
        return payload -> payload.path("id").asString("").equals(id);
    }

    private static Predicate<JsonNode> from(Person follower) {
        return notification -> JsonMapper.shared()
                .readTree(notification.path("metadata").asString())
                .path("followerId")
                .asString("")
                .equals(follower.id());
    }
}
