package dev.chorus.post;

import dev.chorus.events.Author;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.SocialGraphEvent;
import dev.chorus.events.Topic;
import dev.chorus.events.UserEvent;
import dev.chorus.testing.ServiceTest;
import dev.chorus.testing.TestTokens;
import dev.chorus.testing.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The running service, patient enough for a busy machine, and people to use it. */
@ServiceTest(properties = {"NEWCOMER_WAIT=4s", "PROJECTION_WAIT=6s", "ERASING_INTERVAL=100ms", "ERASING_STEP=3"})
abstract class PostServiceTest {
    @Autowired
    WebTestClient http;

    @Autowired
    TestTokens tokens;

    @Autowired
    TestTopics topics;

    @Autowired
    DatabaseClient database;

    /** Someone with a token, of whom the service has not heard. */
    Person newcomer(String name) {
        UUID id = UUID.randomUUID();
        String username = name + "_" + id.toString().substring(0, 8);
        return new Person(id, username, tokens.accessToken(id, username), http);
    }

    Person person(String name) {
        return register(name, false);
    }

    Person privatePerson(String name) {
        return register(name, true);
    }

    private Person register(String name, boolean isPrivate) {
        Person person = newcomer(name);
        topics.publish(registered(person, isPrivate));
        awaitVersion(person, 1);
        return person;
    }

    static UserEvent.Registered registered(Person person, boolean isPrivate) {
        return new UserEvent.Registered(
                UUID.randomUUID(),
                Instant.now(),
                person.id(),
                person.username(),
                displayName(person),
                isPrivate,
                1,
                Instant.now());
    }

    static String displayName(Person person) {
        return "The one and only " + person.username();
    }

    /** Publishes the person's new state and waits until it holds here. */
    void update(Person person, String displayName, boolean isPrivate, long version) {
        topics.publish(updated(person, displayName, isPrivate, version));
        awaitVersion(person, version);
    }

    static UserEvent.Updated updated(Person person, String displayName, boolean isPrivate, long version) {
        return new UserEvent.Updated(
                UUID.randomUUID(),
                Instant.now(),
                person.id(),
                person.username(),
                displayName,
                isPrivate,
                version,
                Instant.now(),
                null);
    }

    void awaitVersion(Person person, long version) {
        person.get("/internal/users/{id}/projection?version={version}", person.id(), version)
                .expectStatus()
                .isNoContent();
    }

    void follow(Person follower, Person followee) {
        topics.publish(followed(follower, followee));
        awaitStanding("follows WHERE follower_id = '%s' AND followee_id = '%s'", follower, followee, 1);
    }

    static SocialGraphEvent.FollowCreated followed(Person follower, Person followee) {
        return new SocialGraphEvent.FollowCreated(
                UUID.randomUUID(), Instant.now(), null, author(follower), author(followee), null);
    }

    void unfollow(Person follower, Person followee) {
        topics.publish(unfollowed(follower, followee));
        awaitStanding("follows WHERE follower_id = '%s' AND followee_id = '%s'", follower, followee, 0);
    }

    static SocialGraphEvent.FollowRemoved unfollowed(Person follower, Person followee) {
        return new SocialGraphEvent.FollowRemoved(UUID.randomUUID(), Instant.now(), null, follower.id(), followee.id());
    }

    void block(Person blocker, Person blocked) {
        topics.publish(new SocialGraphEvent.BlockCreated(UUID.randomUUID(), Instant.now(), blocker.id(), blocked.id()));
        awaitStanding("blocks WHERE blocker_id = '%s' AND blocked_id = '%s'", blocker, blocked, 1);
    }

    void unblock(Person blocker, Person blocked) {
        topics.publish(new SocialGraphEvent.BlockRemoved(UUID.randomUUID(), Instant.now(), blocker.id(), blocked.id()));
        awaitStanding("blocks WHERE blocker_id = '%s' AND blocked_id = '%s'", blocker, blocked, 0);
    }

    void mute(Person muter, Person muted) {
        topics.publish(new SocialGraphEvent.MuteCreated(UUID.randomUUID(), Instant.now(), muter.id(), muted.id()));
        awaitStanding("mutes WHERE muter_id = '%s' AND muted_id = '%s'", muter, muted, 1);
    }

    void unmute(Person muter, Person muted) {
        topics.publish(new SocialGraphEvent.MuteRemoved(UUID.randomUUID(), Instant.now(), muter.id(), muted.id()));
        awaitStanding("mutes WHERE muter_id = '%s' AND muted_id = '%s'", muter, muted, 0);
    }

    static Author author(Person person) {
        return new Author(person.id(), person.username(), displayName(person));
    }

    private void awaitStanding(String rows, Person from, Person to, long expected) {
        awaitCount(rows.formatted(from.id(), to.id()), expected);
    }

    void awaitCount(String rows, long expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> count("SELECT count(*) FROM " + rows), found -> found == expected);
    }

    /** The post's events on Kafka in their order, once there are as many. */
    List<PostEvent> events(String postId, int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> eventsSoFar(postId), events -> events.size() >= count);
    }

    List<PostEvent> eventsSoFar(String postId) {
        UUID id = UUID.fromString(postId);
        return topics.published(Topic.POSTS).stream()
                .map(PostServiceTest::postEvent)
                .filter(event -> event.postId().equals(id))
                .toList();
    }

    private static PostEvent postEvent(DomainEvent event) {
        return (PostEvent) event;
    }

    /** As if the post had been created that much earlier. */
    void age(String postId, Duration by) {
        database.sql("UPDATE posts SET created_at = created_at - make_interval(secs => :by) WHERE id = :id")
                .bind("by", by.toMillis() / 1_000.0)
                .bind("id", UUID.fromString(postId))
                .then()
                .block();
    }

    long count(String sql) {
        return single(sql, Long.class);
    }

    Instant databaseTime() {
        return single("SELECT clock_timestamp()", Instant.class);
    }

    private <T> T single(String sql, Class<T> type) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNull(row.get(0, type)))
                .one()
                .block());
    }
}
