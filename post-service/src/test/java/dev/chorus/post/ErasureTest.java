package dev.chorus.post;

import static dev.chorus.post.Person.answered;
import static dev.chorus.post.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.PostEvent;
import dev.chorus.events.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class ErasureTest extends PostServiceTest {

    private void erase(Person person, long version) {
        topics.publish(new UserEvent.Erased(UUID.randomUUID(), Instant.now(), person.id(), version));
        awaitVersion(person, version);
        awaitCount("erasures WHERE user_id = '" + person.id() + "'", 0);
    }

    private long rows(String table, String condition, Person person) {
        return count(("SELECT count(*) FROM " + table + " WHERE " + condition).formatted(person.id()));
    }

    @Test
    void anErasedPersonsPostsAreDeletedWithAnEventEach() {
        Person ada = person("ada");
        Person bob = person("bob");
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            posts.add(ada.post("mine " + i));
        }
        bob.like(HttpMethod.PUT, posts.getFirst());
        bob.comment(posts.getFirst(), "nice");
        ada.comment(posts.getFirst(), "thanks");

        erase(ada, 2);

        assertThat(rows("posts", "author_id = '%s'", ada)).isZero();
        assertThat(rows("comments", "author_id IN ('%s', '" + bob.id() + "')", ada))
                .isZero();
        for (String id : posts) {
            refused(bob.get("/api/posts/{id}", id), 404, "NOT_FOUND");
        }
        assertThat(events(posts.getFirst(), 5))
                .<Class<?>>extracting(PostEvent::getClass)
                .containsExactly(
                        PostEvent.Created.class,
                        PostEvent.Liked.class,
                        PostEvent.CommentCreated.class,
                        PostEvent.CommentCreated.class,
                        PostEvent.Deleted.class);
        for (String id : posts) {
            assertThat(events(id, 2).getLast()).isInstanceOfSatisfying(PostEvent.Deleted.class, deleted -> {
                assertThat(deleted.authorId()).isEqualTo(ada.id());
                assertThat(deleted.authorPrivate())
                        .as("those who saw it hear of it")
                        .isFalse();
            });
        }
    }

    @Test
    void anErasedPersonsCommentsAndLikesAreTakenBackAndTheCountsStayRight() {
        Person ada = person("ada");
        Person bob = person("bob");
        Person eve = person("eve");
        String busy = ada.post("busy");
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = ada.post("other " + i);
            others.add(id);
            bob.like(HttpMethod.PUT, id);
            bob.comment(id, "one each");
        }
        eve.like(HttpMethod.PUT, busy);
        eve.comment(busy, "staying");
        for (int i = 0; i < 7; i++) {
            bob.comment(busy, "gone soon");
        }
        bob.like(HttpMethod.PUT, busy);

        erase(bob, 2);

        assertThat(ada.read(busy).get("likeCount").asLong()).isEqualTo(1);
        assertThat(ada.read(busy).get("commentCount").asLong()).isEqualTo(1);
        assertThat(ada.list("/api/posts/{id}/comments", busy).get("items")).hasSize(1);
        for (String id : others) {
            assertThat(ada.read(id).get("likeCount").asLong()).isZero();
            assertThat(ada.read(id).get("commentCount").asLong()).isZero();
        }
        assertThat(rows("likes", "user_id = '%s'", bob)).isZero();
        assertThat(rows("comments", "author_id = '%s'", bob)).isZero();
        List<PostEvent> events = events(busy, 19);
        assertThat(events.stream()
                        .filter(PostEvent.CommentDeleted.class::isInstance)
                        .map(event -> ((PostEvent.CommentDeleted) event).commentCount()))
                .as("each event carries the count right after its change")
                .containsExactlyElementsOf(
                        LongStream.of(7, 6, 5, 4, 3, 2, 1).boxed().toList());
        assertThat(events.getLast()).isInstanceOfSatisfying(PostEvent.Unliked.class, unliked -> {
            assertThat(unliked.likerId()).isEqualTo(bob.id());
            assertThat(unliked.authorId()).isEqualTo(ada.id());
            assertThat(unliked.likeCount()).isEqualTo(1);
            assertThat(unliked.commentCount()).isEqualTo(1);
        });
    }

    @Test
    void nothingThatNamesAnErasedPersonIsLeftAndNothingNewComesUp() {
        Person ada = person("ada");
        Person bob = person("bob");
        Person dan = person("dan");
        String hers = ada.post("still here");
        answered(
                bob.request(HttpMethod.POST, "/api/posts")
                        .header("Idempotency-Key", "once")
                        .bodyValue(Map.of("content", "remembered"))
                        .exchange(),
                201);
        follow(bob, ada);
        follow(ada, bob);
        block(bob, dan);
        mute(dan, bob);

        erase(bob, 2);
        topics.publish(followed(bob, ada), followed(dan, ada));
        awaitCount("follows WHERE followee_id = '" + ada.id() + "'", 1);
        topics.publish(registered(bob, false), updated(bob, "Back again", false, 9));
        update(dan, "Dan", false, 2);

        assertThat(rows("follows", "'%s' IN (follower_id, followee_id)", bob)).isZero();
        assertThat(rows("blocks", "'%s' IN (blocker_id, blocked_id)", bob)).isZero();
        assertThat(rows("mutes", "'%s' IN (muter_id, muted_id)", bob)).isZero();
        assertThat(rows("idempotency_key", "user_id = '%s'", bob)).isZero();
        assertThat(rows("users", "id = '%s' AND username = '' AND display_name = ''", bob))
                .isEqualTo(1);
        refused(bob.send(HttpMethod.POST, "/api/posts", "again"), 401, "UNAUTHENTICATED");
        refused(bob.send(HttpMethod.POST, "/api/posts/{id}/comments", "again", hers), 404, "NOT_FOUND");
        refused(bob.request(HttpMethod.POST, "/api/posts/{id}/like", hers).exchange(), 404, "NOT_FOUND");
        assertThat(rows("posts", "author_id = '%s'", bob)).isZero();
    }

    @Test
    void someoneErasedBeforeAnyoneHereHeardOfThemStaysUnknown() {
        Person ada = person("ada");
        Person dan = person("dan");
        Person ghost = newcomer("ghost");
        erase(ghost, 3);

        topics.publish(registered(ghost, false), followed(ghost, ada), followed(dan, ada));
        awaitCount("follows WHERE followee_id = '" + ada.id() + "'", 1);

        assertThat(rows("follows", "follower_id = '%s'", ghost)).isZero();
        assertThat(count("SELECT count(*) FROM users WHERE username = '" + ghost.username() + "'"))
                .isZero();
    }
}
