package dev.chorus.post;

import static dev.chorus.post.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.PostEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class CommentingTest extends PostServiceTest {

    @Test
    void aCommentIsAnsweredExactlyAsTheContractSays() {
        Person bob = person("bob");
        String id = person("ada").post("Discuss");

        JsonNode comment = bob.comment(id, "Well, actually …");

        assertThat(comment.propertyNames()).containsExactly("id", "postId", "author", "content", "createdAt");
        assertThat(comment.get("postId").asString()).isEqualTo(id);
        assertThat(comment.at("/author/id").asString()).isEqualTo(bob.id().toString());
        assertThat(comment.at("/author/username").asString()).isEqualTo(bob.username());
        assertThat(comment.at("/author/displayName").asString()).isEqualTo(displayName(bob));
        assertThat(comment.get("content").asString()).isEqualTo("Well, actually …");
        JsonNode page = bob.list("/api/posts/{id}/comments", id);
        assertThat(page.propertyNames()).containsExactly("items", "nextCursor");
        assertThat(page.get("nextCursor").isNull()).isTrue();
        assertThat(page.get("items")).containsExactly(comment);
        assertThat(bob.read(id).get("commentCount").asLong()).isEqualTo(1);
    }

    @Test
    void aCommentIsOneTo2000CodePoints() {
        Person ada = person("ada");
        String id = ada.post("Discuss");

        ada.comment(id, "🦉".repeat(2_000));

        refused(
                ada.send(HttpMethod.POST, "/api/posts/{id}/comments", "🦉".repeat(2_001), id),
                400,
                "VALIDATION_FAILED");
    }

    @Test
    void commentsArePagedNewestFirstWhateverIsWrittenMeanwhile() {
        Person ada = person("ada");
        String id = ada.post("Discuss");
        for (int i = 0; i < 5; i++) {
            ada.comment(id, "comment " + i);
        }

        JsonNode first = ada.list("/api/posts/{id}/comments?limit=2", id);
        ada.comment(id, "meanwhile");
        JsonNode second = ada.list(
                "/api/posts/{id}/comments?limit=2&cursor={cursor}",
                id,
                first.get("nextCursor").asString());
        JsonNode third = ada.list(
                "/api/posts/{id}/comments?limit=2&cursor={cursor}",
                id,
                second.get("nextCursor").asString());

        List<String> texts = new ArrayList<>();
        for (JsonNode page : List.of(first, second, third)) {
            page.get("items")
                    .forEach(comment -> texts.add(comment.get("content").asString()));
        }
        assertThat(texts).containsExactly("comment 4", "comment 3", "comment 2", "comment 1", "comment 0");
        assertThat(third.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void itsAuthorAndThePostsDeleteACommentAndNobodyElse() {
        Person ada = person("ada");
        Person bob = person("bob");
        Person eve = person("eve");
        String id = ada.post("Discuss");
        String one = bob.comment(id, "one").get("id").asString();
        String two = bob.comment(id, "two").get("id").asString();

        refused(eve.delete("/api/posts/{id}/comments/{comment}", id, one), 403, "FORBIDDEN");
        bob.delete("/api/posts/{id}/comments/{comment}", id, one).expectStatus().isNoContent();
        ada.delete("/api/posts/{id}/comments/{comment}", id, two).expectStatus().isNoContent();

        assertThat(ada.list("/api/posts/{id}/comments", id).get("items")).isEmpty();
        assertThat(ada.read(id).get("commentCount").asLong()).isZero();
        refused(bob.delete("/api/posts/{id}/comments/{comment}", id, one), 404, "NOT_FOUND");
    }

    @Test
    void aCommentIsFoundUnderItsOwnPostOnly() {
        Person ada = person("ada");
        String here = ada.post("Here");
        String there = ada.post("There");
        String comment = ada.comment(here, "Under here").get("id").asString();

        refused(ada.delete("/api/posts/{id}/comments/{comment}", there, comment), 404, "NOT_FOUND");
        refused(ada.delete("/api/posts/{id}/comments/{comment}", here, UUID.randomUUID()), 404, "NOT_FOUND");
        assertThat(ada.read(here).get("commentCount").asLong()).isEqualTo(1);
    }

    @Test
    void eventsTellWhoCommentedAndTheCounts() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("Discuss");
        bob.like(HttpMethod.PUT, id);
        JsonNode comment = bob.comment(id, "Nice");
        UUID commentId = UUID.fromString(comment.get("id").asString());
        ada.delete("/api/posts/{id}/comments/{comment}", id, commentId)
                .expectStatus()
                .isNoContent();

        List<PostEvent> events = events(id, 4);

        assertThat(events.get(2)).isInstanceOfSatisfying(PostEvent.CommentCreated.class, created -> {
            assertThat(created.authorId()).isEqualTo(ada.id());
            assertThat(created.commentId()).isEqualTo(commentId);
            assertThat(created.commenter()).isEqualTo(new Author(bob.id(), bob.username(), displayName(bob)));
            assertThat(created.content()).isEqualTo("Nice");
            assertThat(created.createdAt()).hasToString(comment.get("createdAt").asString());
            assertThat(created.likeCount()).isEqualTo(1);
            assertThat(created.commentCount()).isEqualTo(1);
        });
        assertThat(events.get(3)).isInstanceOfSatisfying(PostEvent.CommentDeleted.class, deleted -> {
            assertThat(deleted.commentId()).isEqualTo(commentId);
            assertThat(deleted.commenterId()).isEqualTo(bob.id());
            assertThat(deleted.commentCount()).isZero();
        });
    }

    @Test
    void commentsAndLikesAtOnceAreAllCounted() throws Exception {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("Busy");

        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : together.invokeAll(IntStream.range(0, 40)
                    .<Callable<JsonNode>>mapToObj(i -> () -> switch (i % 4) {
                        case 0 -> bob.like(HttpMethod.POST, id);
                        default -> ada.comment(id, "comment " + i);
                    })
                    .toList())) {
                done.get();
            }
        }

        JsonNode post = ada.read(id);
        assertThat(post.get("commentCount").asLong()).isEqualTo(30);
        assertThat(post.get("likeCount").asLong()).isZero();
        List<String> listed = new ArrayList<>();
        ada.list("/api/posts/{id}/comments?limit=100", id)
                .get("items")
                .forEach(comment -> listed.addFirst(comment.get("id").asString()));
        assertThat(events(id, 41).stream()
                        .filter(PostEvent.CommentCreated.class::isInstance)
                        .map(event ->
                                ((PostEvent.CommentCreated) event).commentId().toString()))
                .as("the list has the order of the commits")
                .containsExactlyElementsOf(listed);
    }
}
