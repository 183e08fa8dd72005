package dev.chorus.post;

import static dev.chorus.post.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.CloudEvent;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.Topic;
import dev.chorus.events.UserEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class AudienceTest extends PostServiceTest {

    @Test
    void aPrivatePersonsPostLooksToOthersAsIfItDidNotExist() {
        Person eve = privatePerson("eve");
        Person bob = person("bob");
        String id = eve.post("secret");
        String comment = eve.comment(id, "to myself").get("id").asString();

        refused(bob.get("/api/posts/{id}", id), 404, "NOT_FOUND");
        refused(bob.send(HttpMethod.PUT, "/api/posts/{id}", "mine", id), 404, "NOT_FOUND");
        refused(bob.delete("/api/posts/{id}", id), 404, "NOT_FOUND");
        refused(bob.get("/api/posts/{id}/comments", id), 404, "NOT_FOUND");
        refused(bob.send(HttpMethod.POST, "/api/posts/{id}/comments", "hi", id), 404, "NOT_FOUND");
        refused(bob.delete("/api/posts/{id}/comments/{comment}", id, comment), 404, "NOT_FOUND");
        for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE)) {
            refused(bob.request(method, "/api/posts/{id}/like", id).exchange(), 404, "NOT_FOUND");
        }
        assertThat(problem(bob.get("/api/posts/{id}", id)))
                .isEqualTo(problem(bob.get("/api/posts/{id}", UUID.randomUUID())));
        assertThat(eve.like(HttpMethod.POST, id).get("likeCount").asLong()).isEqualTo(1);
        assertThat(eve.read(id).get("commentCount").asLong()).isEqualTo(1);
    }

    private static List<String> problem(ResponseSpec response) {
        var body = Person.json(response);
        return List.of(
                body.get("type").asString(),
                body.get("title").asString(),
                body.get("detail").asString(),
                body.get("code").asString());
    }

    @Test
    void goingPrivateHidesWhatWasPublicAndGoingPublicShowsItAgain() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("for now");
        bob.like(HttpMethod.PUT, id);

        update(ada, "Ada", true, 2);
        refused(bob.get("/api/posts/{id}", id), 404, "NOT_FOUND");
        refused(bob.request(HttpMethod.DELETE, "/api/posts/{id}/like", id).exchange(), 404, "NOT_FOUND");
        String hidden = ada.post("hidden");
        refused(bob.get("/api/posts/{id}", hidden), 404, "NOT_FOUND");

        update(ada, "Ada", false, 3);
        assertThat(bob.read(id).get("liked").asBoolean()).isTrue();
        bob.read(hidden);
    }

    @Test
    void anEventTellsWhetherTheAuthorWasPrivateAtThatMoment() {
        Person ada = privatePerson("ada");
        String id = ada.post("one");
        update(ada, "Ada", false, 2);
        ada.send(HttpMethod.PUT, "/api/posts/{id}", "two", id).expectStatus().isOk();
        update(ada, "Ada", true, 3);
        ada.delete("/api/posts/{id}", id).expectStatus().isNoContent();

        List<PostEvent> events = events(id, 3);

        assertThat(events.get(0))
                .isInstanceOfSatisfying(
                        PostEvent.Created.class,
                        created -> assertThat(created.authorPrivate()).isTrue());
        assertThat(events.get(1)).isInstanceOfSatisfying(PostEvent.Updated.class, updated -> {
            assertThat(updated.authorPrivate()).isFalse();
            assertThat(updated.content()).isEqualTo("two");
        });
        assertThat(events.get(2))
                .isInstanceOfSatisfying(
                        PostEvent.Deleted.class,
                        deleted -> assertThat(deleted.authorPrivate()).isTrue());
    }

    @Test
    void anOlderVersionNeverReplacesANewerOne() {
        Person ada = person("ada");
        String id = ada.post("steady");
        update(ada, "Newest", false, 5);

        topics.publish(updated(ada, "Stale", true, 4));
        update(ada, "Newest of all", false, 6);
        topics.publish(updated(ada, "Stale again", true, 6));
        Person later = person("later");

        assertThat(later.read(id).at("/author/displayName").asString()).isEqualTo("Newest of all");
    }

    @Test
    void anErasedPersonsPostsAreSeenByNobodyElse() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("gone soon");

        topics.publish(new UserEvent.Erased(UUID.randomUUID(), Instant.now(), ada.id(), 2));
        awaitVersion(ada, 2);
        topics.publish(updated(ada, "Back", false, 1));

        refused(bob.get("/api/posts/{id}", id), 404, "NOT_FOUND");
        assertThat(count("SELECT count(*) FROM users WHERE username = '" + ada.username() + "'"))
                .isZero();
    }

    @Test
    void someoneWhoPostsBeforeTheirRegistrationArrivesIsSeenAsTheyAre() throws Exception {
        Person ada = newcomer("ada");
        var answer = CompletableFuture.supplyAsync(() -> ada.publish("First!"));
        topics.publish(registered(ada, false));

        var post = answer.get(20, TimeUnit.SECONDS);

        assertThat(post.at("/author/displayName").asString()).isEqualTo(displayName(ada));
        assertThat(events(post.get("id").asString(), 1).getFirst())
                .isInstanceOfSatisfying(PostEvent.Created.class, created -> {
                    assertThat(created.authorPrivate()).isFalse();
                    assertThat(created.author().displayName()).isEqualTo(displayName(ada));
                });
    }

    @Test
    void someoneWhoseRegistrationDoesNotArrivePostsUnderTheirUsernameAsPrivate() {
        Person ada = newcomer("ada");
        Person bob = person("bob");

        Instant before = Instant.now();
        var post = ada.publish("Anyone there?");

        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofSeconds(3));
        String id = post.get("id").asString();
        assertThat(post.at("/author/username").asString()).isEqualTo(ada.username());
        assertThat(post.at("/author/displayName").asString()).isEqualTo(ada.username());
        assertThat(events(id, 1).getFirst())
                .isInstanceOfSatisfying(
                        PostEvent.Created.class,
                        created -> assertThat(created.authorPrivate()).isTrue());
        refused(bob.get("/api/posts/{id}", id), 404, "NOT_FOUND");

        topics.publish(registered(ada, false));
        awaitVersion(ada, 1);
        assertThat(bob.read(id).at("/author/displayName").asString()).isEqualTo(displayName(ada));
    }

    @Test
    void newcomersLikeAndCommentToo() {
        Person ada = person("ada");
        Person fan = newcomer("fan");
        Person critic = newcomer("critic");
        String id = ada.post("Welcome");
        topics.publish(registered(fan, false), registered(critic, true));

        assertThat(fan.like(HttpMethod.POST, id).get("liked").asBoolean()).isTrue();
        assertThat(critic.comment(id, "Hm").at("/author/displayName").asString())
                .isEqualTo(displayName(critic));
        assertThat(newcomer("reader").read(id).get("likeCount").asLong()).isEqualTo(1);
    }

    @Test
    void manyNewcomersAtOnceWithIdempotencyKeysDoNotKeepTheirOwnRegistrationsFromArriving() throws Exception {
        List<Person> crowd =
                IntStream.range(0, 40).mapToObj(_ -> newcomer("crowd")).toList();

        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            var posts = crowd.stream()
                    .map(one -> together.submit(
                            (Callable<JsonNode>) () -> Person.json(one.request(HttpMethod.POST, "/api/posts")
                                    .header("Idempotency-Key", "hello")
                                    .bodyValue(Map.of("content", "Hello"))
                                    .exchange())))
                    .toList();
            topics.publish(crowd.stream().map(one -> registered(one, false)).toArray(DomainEvent[]::new));
            for (var post : posts) {
                assertThat(post.get().at("/author/displayName").asString()).startsWith("The one and only");
            }
        }
    }

    @Test
    void waitingWorksAgainAfterTheDatabaseConnectionWasLost() {
        Person ada = person("ada");
        count("""
                SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE query = 'LISTEN users_projection' AND datname = current_database()) AS ended
                """);

        update(ada, "Still here", false, 2);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count("""
                SELECT count(*) FROM pg_stat_activity
                WHERE query = 'LISTEN users_projection' AND datname = current_database()
                """) == 1);
        update(ada, "And still", false, 3);
    }

    @Test
    void oneCanWaitForAVersionOfOneself() throws Exception {
        Person ada = person("ada");
        var answer = CompletableFuture.runAsync(() -> awaitVersion(ada, 2));

        topics.publish(updated(ada, "Ada", true, 2));

        answer.get(20, TimeUnit.SECONDS);
        awaitVersion(ada, 2);
        awaitVersion(ada, 1);
    }

    @Test
    void aVersionThatDoesNotComeInTimeIsUnavailable() {
        Person ada = person("ada");

        refused(ada.get("/internal/users/{id}/projection?version=2", ada.id()), 503, "UNAVAILABLE");
    }

    @Test
    void nobodyCanWaitForSomeoneElse() {
        Person ada = person("ada");
        Person bob = person("bob");

        refused(bob.get("/internal/users/{id}/projection?version=1", ada.id()), 404, "NOT_FOUND");
        refused(ada.get("/internal/users/{id}/projection", ada.id()), 400, "VALIDATION_FAILED");
        refused(ada.get("/internal/users/{id}/projection?version=x", ada.id()), 400, "VALIDATION_FAILED");
    }

    @Test
    void aBrokenRecordGoesToTheDeadLettersAndHoldsNothingUp() {
        Person ada = newcomer("ada");
        var broken = new ProducerRecord<>(
                Topic.USERS.topicName(), ada.id().toString(), "{not json".getBytes(StandardCharsets.UTF_8));
        broken.headers().add(CloudEvent.TYPE_HEADER, "user.registered".getBytes(StandardCharsets.UTF_8));

        topics.send(broken);
        topics.publish(registered(ada, false));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(topics.records("chorus.users.v1.post-service.dlt"))
                        .anyMatch(record -> ada.id().toString().equals(record.key())));
        awaitVersion(ada, 1);
    }
}
