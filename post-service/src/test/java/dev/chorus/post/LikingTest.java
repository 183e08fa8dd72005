package dev.chorus.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.PostEvent;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class LikingTest extends PostServiceTest {

    private static void assertState(JsonNode answer, boolean liked, long likeCount) {
        assertThat(answer.propertyNames()).containsExactly("liked", "likeCount");
        assertThat(answer.get("liked").asBoolean()).isEqualTo(liked);
        assertThat(answer.get("likeCount").asLong()).isEqualTo(likeCount);
    }

    @Test
    void postTogglesALike() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("Like me");

        assertState(bob.like(HttpMethod.POST, id), true, 1);
        assertThat(bob.read(id).get("liked").asBoolean()).isTrue();
        assertThat(ada.read(id).get("liked").asBoolean()).isFalse();
        assertThat(ada.read(id).get("likeCount").asLong()).isEqualTo(1);
        assertState(ada.like(HttpMethod.POST, id), true, 2);
        assertState(bob.like(HttpMethod.POST, id), false, 1);
        assertThat(bob.read(id).get("liked").asBoolean()).isFalse();
    }

    @Test
    void putAndDeleteSetTheStateHoweverOftenTheyAreSent() {
        Person bob = person("bob");
        String id = person("ada").post("Like me");

        assertState(bob.like(HttpMethod.DELETE, id), false, 0);
        assertState(bob.like(HttpMethod.PUT, id), true, 1);
        assertState(bob.like(HttpMethod.PUT, id), true, 1);
        assertState(bob.like(HttpMethod.DELETE, id), false, 0);
        assertState(bob.like(HttpMethod.DELETE, id), false, 0);
        assertState(bob.like(HttpMethod.PUT, id), true, 1);

        assertThat(events(id, 4))
                .<Class<?>>extracting(PostEvent::getClass)
                .containsExactly(
                        PostEvent.Created.class, PostEvent.Liked.class, PostEvent.Unliked.class, PostEvent.Liked.class);
    }

    @Test
    void anEventTellsWhoLikedWhosePostAndTheCounts() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("Like me");
        ada.comment(id, "Please");
        bob.like(HttpMethod.POST, id);
        bob.like(HttpMethod.POST, id);

        List<PostEvent> events = events(id, 4);

        assertThat(events.get(2)).isInstanceOfSatisfying(PostEvent.Liked.class, liked -> {
            assertThat(liked.authorId()).isEqualTo(ada.id());
            assertThat(liked.liker()).isEqualTo(new Author(bob.id(), bob.username(), displayName(bob)));
            assertThat(liked.likeCount()).isEqualTo(1);
            assertThat(liked.commentCount()).isEqualTo(1);
        });
        assertThat(events.get(3)).isInstanceOfSatisfying(PostEvent.Unliked.class, unliked -> {
            assertThat(unliked.authorId()).isEqualTo(ada.id());
            assertThat(unliked.likerId()).isEqualTo(bob.id());
            assertThat(unliked.likeCount()).isZero();
            assertThat(unliked.commentCount()).isEqualTo(1);
        });
    }

    @Test
    void aHundredPeopleLikingAtOnceAreAHundredLikes() throws Exception {
        String id = person("ada").post("Popular");
        List<Person> fans =
                IntStream.range(0, 100).mapToObj(_ -> newcomer("fan")).toList();
        topics.publish(fans.stream().map(fan -> registered(fan, false)).toArray(DomainEvent[]::new));
        fans.forEach(fan -> awaitVersion(fan, 1));

        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : together.invokeAll(fans.stream()
                    .<Callable<JsonNode>>map(fan -> () -> fan.like(HttpMethod.POST, id))
                    .toList())) {
                assertThat(answer.get().get("liked").asBoolean()).isTrue();
            }
        }

        assertThat(fans.getFirst().read(id).get("likeCount").asLong()).isEqualTo(100);
        assertThat(count("SELECT count(*) FROM likes WHERE post_id = '" + id + "'"))
                .isEqualTo(100);
        assertThat(events(id, 101).stream()
                        .filter(PostEvent.Liked.class::isInstance)
                        .map(event -> ((PostEvent.Liked) event).likeCount()))
                .as("each event carries the count right after its change, in the order of the commits")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void togglesAtOnceByOnePersonNeverMakeTheCountDrift() throws Exception {
        Person bob = person("bob");
        String id = person("ada").post("Undecided");

        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : together.invokeAll(IntStream.range(0, 31)
                    .<Callable<JsonNode>>mapToObj(_ -> () -> bob.like(HttpMethod.POST, id))
                    .toList())) {
                JsonNode state = answer.get();
                assertThat(state.get("likeCount").asLong())
                        .isEqualTo(state.get("liked").asBoolean() ? 1 : 0);
            }
        }

        assertState(bob.like(HttpMethod.PUT, id), true, 1);
        List<PostEvent> changes = events(id, 32).subList(1, 32);
        for (int i = 0; i < changes.size(); i++) {
            assertThat(changes.get(i)).isInstanceOf(i % 2 == 0 ? PostEvent.Liked.class : PostEvent.Unliked.class);
        }
    }

    @Test
    void likingWhileThePostIsBeingDeletedFindsEitherThePostOrNothing() throws Exception {
        Person ada = person("ada");
        List<Person> fans = IntStream.range(0, 10).mapToObj(_ -> person("fan")).toList();
        String id = ada.post("Going, going");

        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            var likes = fans.stream()
                    .map(fan -> together.submit(() -> fan.request(HttpMethod.POST, "/api/posts/{id}/like", id)
                            .exchange()
                            .returnResult(Void.class)
                            .getStatus()
                            .value()))
                    .toList();
            ada.delete("/api/posts/{id}", id).expectStatus().isNoContent();
            for (var like : likes) {
                assertThat(like.get()).isIn(200, 404);
            }
        }

        assertThat(count("SELECT count(*) FROM likes WHERE post_id = '" + id + "'"))
                .isZero();
        assertThat(events(id, 2).getLast()).isInstanceOf(PostEvent.Deleted.class);
    }
}
