package dev.chorus.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.events.Author;
import dev.chorus.events.NotificationEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.SocialGraphEvent;
import dev.chorus.events.UserEvent;
import dev.chorus.realtime.audience.Audiences;
import dev.chorus.realtime.audience.Relations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PushingTest extends EdgeTest {
    @Autowired
    private Audiences audiences;

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Author author = new Author(ada, "ada", "Ada");
    private UUID postId = UUID.randomUUID();

    @BeforeEach
    void addPost() {
        postId = SERVICES.addPost(ada);
    }

    @Test
    void aNewPostReachesEveryoneConnected() throws Exception {
        TestClient client = connect(bob);
        TestClient polling = connecting(Map.of("token", tokens.accessToken(bob, "bob")), "polling");
        polling.hear("connect");

        publish(created(false));

        JSONObject post = (JSONObject) client.hear("new_post");
        assertThat(names(post))
                .containsExactlyInAnyOrder(
                        "id",
                        "author",
                        "content",
                        "createdAt",
                        "updatedAt",
                        "editableUntil",
                        "likeCount",
                        "commentCount");
        assertThat(post.getString("id")).isEqualTo(postId.toString());
        assertThat(post.getJSONObject("author").getString("displayName")).isEqualTo("Ada");
        assertThat(Instant.parse(post.getString("createdAt"))).isEqualTo(at);
        assertThat(((JSONObject) polling.hear("new_post")).getString("id")).isEqualTo(postId.toString());
    }

    @Test
    void aPrivateAuthorsPostReachesThatAuthorAndFollowersOnly() throws Exception {
        UUID follower = UUID.randomUUID();
        SERVICES.follow(follower, ada);
        TestClient own = connect(ada);
        TestClient friend = connect(follower);
        TestClient other = connect(bob);

        publish(created(true), updated(true), new PostEvent.Deleted(UUID.randomUUID(), at, postId, ada, true));
        for (TestClient client : List.of(own, friend)) {
            client.hear("new_post");
            client.hear("post_updated");
            client.hear("post_deleted");
        }
        waitForAllPartitions(other);

        assertThat(heardOfThePost(other, "new_post")).isEmpty();
        assertThat(heardOfThePost(other, "post_updated")).isEmpty();
        assertThat(heardOfThePost(other, "post_deleted")).isEmpty();
    }

    @Test
    void whoUnfollowsAPrivateAuthorHearsNoMoreOfTheirPosts() throws Exception {
        SERVICES.follow(bob, ada);
        SERVICES.close(ada);
        TestClient client = connect(bob);
        assertThat(client.ask("join_post", postId.toString()).getBoolean("ok")).isTrue();

        publish(new SocialGraphEvent.FollowRemoved(UUID.randomUUID(), at, null, bob, ada));
        awaitThat(bobs -> !bobs.follows(ada));
        publish(created(true), commented(UUID.randomUUID()));
        waitForAllPartitions(client);

        assertThat(heardOfThePost(client, "new_post")).isEmpty();
        assertThat(client.heard("new_comment")).isEmpty();
    }

    @Test
    void aBlockSilencesEachForTheOther() throws Exception {
        TestClient client = connect(bob);
        assertThat(client.ask("join_post", postId.toString()).getBoolean("ok")).isTrue();

        publish(new SocialGraphEvent.BlockCreated(UUID.randomUUID(), at, ada, bob));
        awaitThat(bobs -> bobs.isSeveredFrom(ada));
        publish(created(false), updated(false), commented(UUID.randomUUID()));
        waitForAllPartitions(client);

        assertThat(heardOfThePost(client, "new_post")).isEmpty();
        assertThat(heardOfThePost(client, "post_updated")).isEmpty();
        assertThat(client.heard("new_comment")).isEmpty();
        assertThat(code(client.ask("join_post", postId.toString()))).isEqualTo("NOT_FOUND");
    }

    @Test
    void editsAndDeletionsReachEveryone() throws Exception {
        TestClient client = connect(bob);

        publish(updated(false), new PostEvent.Deleted(UUID.randomUUID(), at, postId, ada, false));

        assertThat(((JSONObject) client.hear("post_updated")).getString("content"))
                .isEqualTo("Edited");
        JSONObject deleted = (JSONObject) client.hear("post_deleted");
        assertThat(names(deleted)).containsExactly("id");
        assertThat(deleted.getString("id")).isEqualTo(postId.toString());
    }

    @Test
    void commentsReachThePostsRoomOnly() throws Exception {
        TestClient inside = connect(bob);
        TestClient outside = connect(ada);
        assertThat(inside.ask("join_post", postId.toString()).getBoolean("ok")).isTrue();
        UUID commentId = UUID.randomUUID();

        publish(
                commented(commentId),
                new PostEvent.CommentDeleted(UUID.randomUUID(), at, postId, ada, commentId, bob, 0, 0));

        JSONObject comment = (JSONObject) inside.hear("new_comment");
        assertThat(names(comment)).containsExactlyInAnyOrder("id", "postId", "author", "content", "createdAt");
        assertThat(comment.getString("id")).isEqualTo(commentId.toString());
        assertThat(comment.getString("postId")).isEqualTo(postId.toString());
        JSONObject removed = (JSONObject) inside.hear("comment_deleted");
        assertThat(names(removed)).containsExactlyInAnyOrder("id", "postId");
        waitForAllPartitions(outside);
        assertThat(outside.heard("new_comment")).isEmpty();
        assertThat(outside.heard("comment_deleted")).isEmpty();
    }

    @Test
    void whoHasLeftTheRoomHearsItNoMore() throws Exception {
        TestClient client = connect(bob);
        client.ask("join_post", postId.toString());
        assertThat(client.ask("leave_post", postId.toString()).getBoolean("ok")).isTrue();

        publish(commented(UUID.randomUUID()));
        waitForAllPartitions(client);

        assertThat(client.heard("new_comment")).isEmpty();
    }

    @Test
    void aDeletedPostsRoomIsCleared() throws Exception {
        TestClient client = connect(bob);
        client.ask("join_post", postId.toString());

        publish(new PostEvent.Deleted(UUID.randomUUID(), at, postId, ada, false), commented(UUID.randomUUID()));
        client.hear("post_deleted");
        waitForAllPartitions(client);

        assertThat(client.heard("new_comment")).isEmpty();
    }

    @Test
    void anAuthorWhoGoesPrivateIsAloneInTheRoomsOfTheirPosts() throws Exception {
        TestClient own = connect(ada);
        TestClient other = connect(bob);
        own.ask("join_post", postId.toString());
        other.ask("join_post", postId.toString());

        publish(new UserEvent.Updated(UUID.randomUUID(), at, ada, "ada", "Ada", true, 2, at, null));
        publish(commented(UUID.randomUUID()));

        own.hear("new_comment");
        waitForAllPartitions(other);
        assertThat(other.heard("new_comment")).isEmpty();
    }

    @Test
    void manyLikesReachTheRoomAsFewStatsTheNewestLast() throws Exception {
        TestClient client = connect(bob);
        client.ask("join_post", postId.toString());

        Instant begin = Instant.now();
        for (int count = 1; count <= 200; count++) {
            publish(new PostEvent.Liked(UUID.randomUUID(), at, postId, ada, author, count, 1));
        }

        await().atMost(Duration.ofSeconds(10))
                .until(() -> client.heard("post_stats").stream()
                        .anyMatch(stats -> ((JSONObject) stats).optInt("likeCount") == 200));
        List<Object> heard = client.heard("post_stats");
        JSONObject first = (JSONObject) heard.getFirst();
        assertThat(names(first)).containsExactlyInAnyOrder("postId", "likeCount", "commentCount");
        assertThat(((JSONObject) heard.getLast()).getInt("likeCount")).isEqualTo(200);
        assertThat(heard.size()).isLessThanOrEqualTo((int) begin.until(Instant.now(), ChronoUnit.SECONDS) + 2);
    }

    @Test
    void notificationsReachAllDevicesOfTheirRecipientOnly() throws Exception {
        TestClient phone = connect(ada);
        TestClient laptop = connect(ada);
        TestClient other = connect(bob);
        UUID notificationId = UUID.randomUUID();

        publish(
                new NotificationEvent.Created(
                        UUID.randomUUID(),
                        at,
                        ada,
                        notificationId,
                        "like",
                        "New like",
                        "Bob liked",
                        "{\"a\":1}",
                        false,
                        at,
                        bob),
                new NotificationEvent.Read(UUID.randomUUID(), at, ada, notificationId),
                new NotificationEvent.Removed(UUID.randomUUID(), at, ada, notificationId));

        for (TestClient device : List.of(phone, laptop)) {
            JSONObject notification = (JSONObject) device.hear("new_notification");
            assertThat(names(notification))
                    .containsExactlyInAnyOrder(
                            "id", "userId", "type", "title", "content", "metadata", "read", "createdAt");
            assertThat(notification.getString("userId")).isEqualTo(ada.toString());
            assertThat(notification.get("metadata")).isEqualTo("{\"a\":1}");
            assertThat(device.hear("notification_marked_read")).isEqualTo(notificationId.toString());
            assertThat(device.hear("notification_removed")).isEqualTo(notificationId.toString());
        }
        waitForAllPartitions(other);
        assertThat(other.heard("new_notification")).isEmpty();
    }

    @Test
    void anEventThatIsRelayedTwiceIsPushedOnce() throws Exception {
        TestClient client = connect(bob);
        PostEvent event = created(false);

        publish(event, event);
        client.hear("new_post");
        waitForAllPartitions(client);

        assertThat(heardOfThePost(client, "new_post")).hasSize(1);
    }

    private void awaitThat(Predicate<Relations> change) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> change.test(audiences.of(bob).toCompletableFuture().join()));
    }

    /** Something after which everything published before has been pushed: each partition keeps its order. */
    private void waitForAllPartitions(TestClient client) throws Exception {
        Author stranger = new Author(UUID.randomUUID(), "stranger", "Stranger");
        List<UUID> markers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UUID marker = UUID.randomUUID();
            markers.add(marker);
            publish(new PostEvent.Updated(UUID.randomUUID(), at, marker, stranger, false, "marker", at, at, at, 0, 0));
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> client.heard("post_updated").stream()
                                .filter(post ->
                                        ((JSONObject) post).optString("content").equals("marker"))
                                .count()
                        >= markers.size());
    }

    private List<Object> heardOfThePost(TestClient client, String event) {
        return client.heard(event).stream()
                .filter(post -> ((JSONObject) post).optString("id").equals(postId.toString()))
                .toList();
    }

    private PostEvent created(boolean isPrivate) {
        return new PostEvent.Created(UUID.randomUUID(), at, postId, author, isPrivate, "Hi", at, at, at, 0, 0);
    }

    private PostEvent updated(boolean isPrivate) {
        return new PostEvent.Updated(UUID.randomUUID(), at, postId, author, isPrivate, "Edited", at, at, at, 0, 0);
    }

    private PostEvent commented(UUID commentId) {
        return new PostEvent.CommentCreated(
                UUID.randomUUID(), at, postId, ada, commentId, new Author(bob, "bob", "Bob"), "Hello", at, 0, 1);
    }

    private static List<String> names(JSONObject object) throws Exception {
        List<String> names = new ArrayList<>();
        JSONArray array = object.names();
        for (int i = 0; i < array.length(); i++) {
            names.add(array.getString(i));
        }
        return names;
    }
}
