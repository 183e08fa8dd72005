package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningChorus.class)
class EndToEndTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Person author;
    private Person friend;
    private Person reader;

    @BeforeEach
    void threeJoin(LocalRun run) {
        author = Person.register(run, "author");
        friend = Person.register(run, "friend");
        reader = Person.register(run, "reader");
    }

    @Test
    void aLikeAndACommentReachTheAuthorAndAreInTheListToo() {
        try (Hearing authorHears = author.connects();
                Hearing friendHears = friend.connects()) {
            String post = author.publishes("Like me").path("id").asString();
            friend.likes(post);
            String comment = friend.comments(post, "I do").path("id").asString();

            JsonNode like = authorHears.awaits("new_notification", about(post, "like"));
            JsonNode commented = authorHears.awaits("new_notification", about(post, "comment"));

            assertThat(metadata(like))
                    .isEqualTo(JSON.createObjectNode()
                            .put("postId", post)
                            .put("likerId", friend.id())
                            .put("likerUsername", friend.username()));
            assertThat(metadata(commented))
                    .isEqualTo(JSON.createObjectNode()
                            .put("postId", post)
                            .put("commentId", comment)
                            .put("commenterId", friend.id())
                            .put("commenterUsername", friend.username()));
            JsonNode list = author.notifications();
            assertThat(list.path("items")).contains(like, commented);
            assertThat(list.path("unreadCount").asInt()).isEqualTo(2);
            assertThat(friendHears.of("new_notification")).isEmpty();
        }
    }

    @Test
    void whoIsInThePostsRoomHearsItsCommentsAndWhoLeftDoesNot() {
        try (Hearing readerHears = reader.connects();
                Hearing authorHears = author.connects()) {
            String post = author.publishes("Discuss").path("id").asString();
            readerHears.joins(post);
            authorHears.joins(post);

            JsonNode first = friend.comments(post, "First");
            assertThat(readerHears.awaits("new_comment", sameIdAs(first))).isEqualTo(first);

            readerHears.says("leave_post", post);
            JsonNode second = friend.comments(post, "Second");
            authorHears.awaits("new_comment", sameIdAs(second));
            // Later than the comment on the reader's connection, if that had been sent.
            JsonNode next = author.publishes("Something else");
            readerHears.awaits("new_post", sameIdAs(next));
            assertThat(readerHears.of("new_comment")).containsExactly(first);
        }
    }

    @Test
    void everyoneConnectedHearsOfANewPost() {
        try (Hearing authorHears = author.connects();
                Hearing friendHears = friend.connects();
                Hearing readerHears = reader.connects()) {
            JsonNode post = author.publishes("Hello, everyone");

            for (Hearing hearing : List.of(authorHears, friendHears, readerHears)) {
                JsonNode heard = hearing.awaits("new_post", sameIdAs(post));
                assertThat(heard.path("content").asString()).isEqualTo("Hello, everyone");
                assertThat(heard.path("author")).isEqualTo(post.path("author"));
                assertThat(heard.has("liked")).isFalse();
            }
        }
    }

    @Test
    void whatOneDeviceMarksAsReadTheOtherHears() {
        try (Hearing phone = author.connects();
                Hearing laptop = author.connects()) {
            String post = author.publishes("Read on").path("id").asString();
            friend.likes(post);
            String id = phone.awaits("new_notification", about(post, "like"))
                    .path("id")
                    .asString();

            assertThat(phone.says("mark_notification_read", id).path("ok").asBoolean())
                    .isTrue();

            laptop.awaits("notification_marked_read", heard -> heard.asString().equals(id));
            assertThat(author.notifications().path("unreadCount").asInt()).isZero();
        }
    }

    @Test
    void aLikeTakenBackTakesItsNotificationBack() {
        try (Hearing authorHears = author.connects()) {
            String post = author.publishes("Do you like it?").path("id").asString();
            friend.likes(post);
            String id = authorHears
                    .awaits("new_notification", about(post, "like"))
                    .path("id")
                    .asString();

            friend.likes(post);

            authorHears.awaits("notification_removed", heard -> heard.asString().equals(id));
            assertThat(author.notifications().path("items")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void eitherTransportAloneCarriesPushes(String transport) {
        try (Hearing hearing = reader.connects(transport)) {
            JsonNode post = author.publishes("Over " + transport + " 👋");

            assertThat(hearing.awaits("new_post", sameIdAs(post)).path("content"))
                    .isEqualTo(post.path("content"));
        }
    }

    private static Predicate<JsonNode> sameIdAs(JsonNode other) {
        return node -> node.path("id").equals(other.path("id"));
    }

    private static Predicate<JsonNode> about(String postId, String type) {
        return notification -> notification.path("type").asString().equals(type)
                && metadata(notification).path("postId").asString().equals(postId);
    }

    private static JsonNode metadata(JsonNode notification) {
        return JSON.readTree(notification.path("metadata").asString());
    }
}
