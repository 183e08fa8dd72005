package dev.chorus.post;

import static dev.chorus.post.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.PostEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class PublishingTest extends PostServiceTest {

    @Test
    void aPostIsAnsweredExactlyAsTheContractSays() {
        Person ada = person("ada");
        Instant before = Instant.now();

        JsonNode post = ada.publish("Hello, world");

        assertThat(post.propertyNames())
                .containsExactly(
                        "id",
                        "author",
                        "content",
                        "createdAt",
                        "updatedAt",
                        "editableUntil",
                        "likeCount",
                        "commentCount",
                        "liked");
        assertThat(post.get("author").propertyNames()).containsExactly("id", "username", "displayName");
        assertThat(post.at("/author/id").asString()).isEqualTo(ada.id().toString());
        assertThat(post.at("/author/username").asString()).isEqualTo(ada.username());
        assertThat(post.at("/author/displayName").asString()).isEqualTo(displayName(ada));
        assertThat(post.get("content").asString()).isEqualTo("Hello, world");
        Instant createdAt = Instant.parse(post.get("createdAt").asString());
        assertThat(createdAt).isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
        assertThat(post.get("updatedAt").asString())
                .isEqualTo(post.get("createdAt").asString());
        assertThat(Instant.parse(post.get("editableUntil").asString())).isEqualTo(createdAt.plusSeconds(120));
        assertThat(post.get("likeCount").isIntegralNumber()).isTrue();
        assertThat(post.get("likeCount").asLong()).isZero();
        assertThat(post.get("commentCount").asLong()).isZero();
        assertThat(post.get("liked").isBoolean()).isTrue();
        assertThat(post.get("liked").asBoolean()).isFalse();
        assertThat(ada.read(post.get("id").asString())).isEqualTo(post);
    }

    @Test
    void anyoneReadsAPublicPost() {
        JsonNode post = person("ada").publish("For all of you");

        assertThat(person("bob").read(post.get("id").asString())).isEqualTo(post);
    }

    @Test
    void theTextIsKeptAsItWasWritten() {
        Person ada = person("ada");
        String text = "  '; DROP TABLE posts; -- \\ \"quoted\" :id ?1 $1 \r\n\t<b>ünïcödé</b> 👩‍👩‍👧 \u202E end  ";

        assertThat(ada.read(ada.post(text)).get("content").asString()).isEqualTo(text);
    }

    @Test
    void lengthIsCountedInCodePoints() {
        Person ada = person("ada");

        assertThat(ada.publish("👍".repeat(5_000)).get("content").asString()).hasSize(10_000);
        refused(ada.send(HttpMethod.POST, "/api/posts", "👍".repeat(5_001)), 400, "VALIDATION_FAILED");
    }

    @Test
    void theAuthorEditsWithinTheWindow() {
        Person ada = person("ada");
        Person bob = person("bob");
        JsonNode post = ada.publish("Frist");
        String id = post.get("id").asString();
        ada.like(HttpMethod.PUT, id);
        bob.comment(id, "typo");

        JsonNode edited = Person.json(ada.send(HttpMethod.PUT, "/api/posts/{id}", "First", id)
                .expectStatus()
                .isOk());

        assertThat(edited.get("content").asString()).isEqualTo("First");
        assertThat(edited.get("createdAt")).isEqualTo(post.get("createdAt"));
        assertThat(edited.get("editableUntil")).isEqualTo(post.get("editableUntil"));
        assertThat(Instant.parse(edited.get("updatedAt").asString()))
                .isAfter(Instant.parse(post.get("createdAt").asString()));
        assertThat(edited.get("likeCount").asLong()).isEqualTo(1);
        assertThat(edited.get("commentCount").asLong()).isEqualTo(1);
        assertThat(edited.get("liked").asBoolean()).isTrue();
        assertThat(ada.read(id)).isEqualTo(edited);
        assertThat(bob.read(id).get("liked").asBoolean()).isFalse();
    }

    @Test
    void theWindowClosesAfter120SecondsOfTheDatabasesClock() {
        Person ada = person("ada");
        String id = ada.post("Soon to be stone");

        age(id, Duration.ofSeconds(110));
        ada.send(HttpMethod.PUT, "/api/posts/{id}", "Nearly stone", id)
                .expectStatus()
                .isOk();
        age(id, Duration.ofSeconds(10));

        refused(ada.send(HttpMethod.PUT, "/api/posts/{id}", "Too late", id), 403, "EDIT_WINDOW_CLOSED");
        JsonNode post = ada.read(id);
        assertThat(post.get("content").asString()).isEqualTo("Nearly stone");
        assertThat(Instant.parse(post.get("editableUntil").asString())).isBefore(Instant.now());
    }

    @Test
    void editsSucceedUpToEditableUntilInclusivelyAndFailAfterIt() {
        Person ada = person("ada");
        String id = ada.post("draft");
        age(id, Duration.ofSeconds(119));
        Instant editableUntil = Instant.parse(ada.read(id).get("editableUntil").asString());

        Instant lastEdit = Instant.EPOCH;
        while (true) {
            Instant before = databaseTime();
            JsonNode answer = Person.json(ada.send(HttpMethod.PUT, "/api/posts/{id}", "draft", id));
            if (answer.has("code")) {
                assertThat(answer.get("code").asString()).isEqualTo("EDIT_WINDOW_CLOSED");
                assertThat(databaseTime()).isAfter(editableUntil);
                break;
            }
            assertThat(before).isBeforeOrEqualTo(editableUntil);
            lastEdit = Instant.parse(answer.get("updatedAt").asString());
        }

        assertThat(lastEdit).isBetween(editableUntil.minusSeconds(1), editableUntil);
    }

    @Test
    void aPostCanBeDeletedLongAfterItsEditWindow() {
        Person ada = person("ada");
        String id = ada.post("Old");
        age(id, Duration.ofDays(400));

        ada.delete("/api/posts/{id}", id)
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();

        refused(ada.get("/api/posts/{id}", id), 404, "NOT_FOUND");
    }

    @Test
    void onlyItsAuthorEditsOrDeletesAPost() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("Mine");

        refused(bob.send(HttpMethod.PUT, "/api/posts/{id}", "Ours", id), 403, "FORBIDDEN");
        refused(bob.delete("/api/posts/{id}", id), 403, "FORBIDDEN");
        age(id, Duration.ofMinutes(3));
        refused(bob.send(HttpMethod.PUT, "/api/posts/{id}", "Ours", id), 403, "FORBIDDEN");
        assertThat(ada.read(id).get("content").asString()).isEqualTo("Mine");
        assertThat(events(id, 1)).hasSize(1);
    }

    @Test
    void deletingAPostTakesItsLikesAndCommentsWithIt() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("Short-lived");
        bob.like(HttpMethod.POST, id);
        String commentId = bob.comment(id, "Nice").get("id").asString();

        ada.delete("/api/posts/{id}", id).expectStatus().isNoContent();

        assertThat(count("SELECT count(*) FROM likes WHERE post_id = '" + id + "'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM comments WHERE post_id = '" + id + "'"))
                .isZero();
        for (Person someone : List.of(ada, bob)) {
            refused(someone.get("/api/posts/{id}", id), 404, "NOT_FOUND");
            refused(someone.send(HttpMethod.PUT, "/api/posts/{id}", "Again", id), 404, "NOT_FOUND");
            refused(someone.delete("/api/posts/{id}", id), 404, "NOT_FOUND");
            refused(someone.get("/api/posts/{id}/comments", id), 404, "NOT_FOUND");
            refused(someone.send(HttpMethod.POST, "/api/posts/{id}/comments", "Hm", id), 404, "NOT_FOUND");
            refused(someone.delete("/api/posts/{id}/comments/{comment}", id, commentId), 404, "NOT_FOUND");
            for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE)) {
                refused(someone.request(method, "/api/posts/{id}/like", id).exchange(), 404, "NOT_FOUND");
            }
        }
        assertThat(events(id, 4).getLast()).isInstanceOfSatisfying(PostEvent.Deleted.class, deleted -> {
            assertThat(deleted.authorId()).isEqualTo(ada.id());
            assertThat(deleted.authorPrivate()).isFalse();
        });
    }

    @Test
    void aNewDisplayNameShowsOnOldPosts() {
        Person ada = person("ada");
        String id = ada.post("Who am I?");

        update(ada, "Countess of Lovelace", false, 2);

        assertThat(ada.read(id).at("/author/displayName").asString()).isEqualTo("Countess of Lovelace");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        Person ada = person("ada");

        refused(ada.get("/api/posts/{id}", UUID.randomUUID()), 404, "NOT_FOUND");
        refused(ada.get("/api/posts/not-an-id"), 404, "NOT_FOUND");
        refused(ada.delete("/api/posts/{id}", UUID.randomUUID()), 404, "NOT_FOUND");
    }
}
