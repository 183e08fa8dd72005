package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningChorus.class)
class BlockingTest {

    private static final Duration PROMISED = Duration.ofSeconds(2);

    private Person author;
    private Person blocked;
    private Person friend;

    @BeforeEach
    void threeJoin(LocalRun run) {
        author = Person.register(run, "author");
        blocked = Person.register(run, "blocked");
        friend = Person.register(run, "friend");
    }

    @Test
    void theBlockedSidesOpenRoomGoesSilent() {
        String post = author.publishes("Discuss").path("id").asString();
        try (Hearing authorHears = author.connects();
                Hearing blockedHears = blocked.connects()) {
            authorHears.joins(post);
            blockedHears.joins(post);

            author.does("PUT", "/api/blocks/" + blocked.id(), null);
            await().atMost(PROMISED).until(() -> !blocked.maySee(post));

            JsonNode comment = friend.comments(post, "Has anyone gone?");
            authorHears.awaits("new_comment", comment::equals);
            // Later than the comment on the blocked one's connection, if that had been sent.
            String next = friend.publishes("Something else").path("id").asString();
            blockedHears.awaits("new_post", heard -> heard.path("id").asString().equals(next));
            assertThat(blockedHears.of("new_comment")).isEmpty();
            assertThat(blockedHears.of("post_stats")).isEmpty();
            assertThat(blockedHears
                            .says("join_post", post)
                            .path("error")
                            .path("code")
                            .asString())
                    .isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void neitherHearsOfTheOthersPosts() {
        try (Hearing authorHears = author.connects();
                Hearing blockedHears = blocked.connects();
                Hearing friendHears = friend.connects()) {
            String before = author.publishes("Before").path("id").asString();
            author.does("PUT", "/api/blocks/" + blocked.id(), null);
            await().atMost(PROMISED).until(() -> !blocked.maySee(before));

            String ofAuthor = author.publishes("You do not hear me").path("id").asString();
            String ofBlocked = blocked.publishes("Nor you me").path("id").asString();

            for (String id : new String[] {ofAuthor, ofBlocked}) {
                friendHears.awaits(
                        "new_post", heard -> heard.path("id").asString().equals(id));
            }
            authorHears.awaits("new_post", heard -> heard.path("id").asString().equals(ofAuthor));
            blockedHears.awaits("new_post", heard -> heard.path("id").asString().equals(ofBlocked));
            assertThat(authorHears.of("new_post"))
                    .noneMatch(heard -> heard.path("id").asString().equals(ofBlocked));
            assertThat(blockedHears.of("new_post"))
                    .noneMatch(heard -> heard.path("id").asString().equals(ofAuthor));
        }
    }

    @Test
    void messagesAreSeveredToo() {
        author.writes(blocked, "Before");
        author.does("PUT", "/api/blocks/" + blocked.id(), null);
        await().atMost(PROMISED).until(() -> blocked.conversations().isEmpty());

        assertThat(author.conversations()).isEmpty();
        String nobody = UUID.randomUUID().toString();
        sameAnswer("GET", "/api/messages?userId=" + author.id(), "/api/messages?userId=" + nobody, null);
        Gateway.Answer answer =
                blocked.calls("POST", "/api/messages", Map.of("receiverId", author.id(), "content", "Hello?"));
        Gateway.Answer ofNobody =
                blocked.calls("POST", "/api/messages", Map.of("receiverId", nobody, "content", "Hello?"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("detail")).isEqualTo(ofNobody.body().path("detail"));
    }

    @Test
    void everythingBetweenTheTwoIsSeveredAndNothingSaysWhy() {
        String post = author.publishes("Mine").path("id").asString();
        blocked.does("POST", "/api/follow", Map.of("userId", author.id()));
        author.does("PUT", "/api/blocks/" + blocked.id(), null);
        await().atMost(PROMISED).until(() -> !blocked.maySee(post));

        assertThat(blocked.sees("/api/posts?author=" + author.id()).path("items"))
                .isEmpty();
        assertThat(found(blocked, author)).isFalse();
        assertThat(found(author, blocked)).isFalse();
        assertThat(author.sees("/api/users/me").path("id").asString()).isEqualTo(author.id());
        assertThat(author.sees("/api/users/" + author.id())
                        .path("followerCount")
                        .asInt())
                .isZero();

        String nobody = UUID.randomUUID().toString();
        sameAnswer("GET", "/api/users/" + author.id(), "/api/users/" + nobody, null);
        sameAnswer("GET", "/api/posts/" + post, "/api/posts/" + nobody, null);
        sameAnswer("POST", "/api/posts/" + post + "/like", "/api/posts/" + nobody + "/like", null);
        sameAnswer("PUT", "/api/follow/" + author.id(), "/api/follow/" + nobody, null);
        sameAnswer(
                "POST",
                "/api/posts/" + post + "/comments",
                "/api/posts/" + nobody + "/comments",
                Map.of("content", "Hello?"));
    }

    /** Others whose names resemble it may be found. */
    private static boolean found(Person searcher, Person person) {
        return searcher.sees("/api/search?q=" + person.username())
                .path("items")
                .valueStream()
                .anyMatch(item -> item.path("id").asString().equals(person.id()));
    }

    private void sameAnswer(String method, String path, String pathOfNobody, @Nullable Object body) {
        Gateway.Answer answer = blocked.calls(method, path, body);
        Gateway.Answer ofNobody = blocked.calls(method, pathOfNobody, body);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.status()).isEqualTo(ofNobody.status());
        assertThat(answer.body().path("code")).isEqualTo(ofNobody.body().path("code"));
        assertThat(answer.body().path("title")).isEqualTo(ofNobody.body().path("title"));
        assertThat(answer.body().path("detail")).isEqualTo(ofNobody.body().path("detail"));
    }
}
