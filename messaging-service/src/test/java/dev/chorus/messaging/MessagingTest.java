package dev.chorus.messaging;

import dev.chorus.events.Author;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.MessageEvent;
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

/** The running service, and people to use it. */
@ServiceTest(properties = {"ERASING_INTERVAL=100ms", "ERASING_STEP=3"})
abstract class MessagingTest {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    WebTestClient http;

    @Autowired
    TestTokens tokens;

    @Autowired
    TestTopics topics;

    @Autowired
    DatabaseClient database;

    /** Someone with a token, of whom the service has not heard. */
    Person newcomer(String name, UUID id) {
        String username = name + "_" + id.toString().substring(24);
        return new Person(id, username, "The one and only " + name, tokens.accessToken(id, username), http);
    }

    Person person(String name) {
        return register(newcomer(name, UUID.randomUUID()), false);
    }

    Person privatePerson(String name) {
        return register(newcomer(name, UUID.randomUUID()), true);
    }

    private Person register(Person person, boolean isPrivate) {
        topics.publish(registered(person, isPrivate));
        await("users WHERE id = '%s'".formatted(person.id()), 1);
        return person;
    }

    static UserEvent registered(Person person, boolean isPrivate) {
        Instant now = Instant.now();
        return new UserEvent.Registered(
                UUID.randomUUID(), now, person.id(), person.username(), person.displayName(), isPrivate, 1, now);
    }

    void becomes(Person person, boolean isPrivate, long version) {
        Instant now = Instant.now();
        topics.publish(new UserEvent.Updated(
                UUID.randomUUID(),
                now,
                person.id(),
                person.username(),
                person.displayName(),
                isPrivate,
                version,
                now,
                false));
        await("users WHERE id = '%s' AND version = %d".formatted(person.id(), version), 1);
    }

    void erase(Person person) {
        topics.publish(new UserEvent.Erased(UUID.randomUUID(), Instant.now(), person.id(), 1_000));
        await("users WHERE erased AND id = '%s'".formatted(person.id()), 1);
        await("erasures WHERE user_id = '%s'".formatted(person.id()), 0);
    }

    void follow(Person follower, Person followee) {
        topics.publish(new SocialGraphEvent.FollowCreated(
                UUID.randomUUID(), Instant.now(), null, author(follower), author(followee), false));
        await("follows WHERE follower_id = '%s' AND followee_id = '%s'".formatted(follower.id(), followee.id()), 1);
    }

    void block(Person blocker, Person blocked) {
        topics.publish(new SocialGraphEvent.BlockCreated(UUID.randomUUID(), Instant.now(), blocker.id(), blocked.id()));
        await("blocks WHERE blocker_id = '%s' AND blocked_id = '%s'".formatted(blocker.id(), blocked.id()), 1);
    }

    void unblock(Person blocker, Person blocked) {
        topics.publish(new SocialGraphEvent.BlockRemoved(UUID.randomUUID(), Instant.now(), blocker.id(), blocked.id()));
        await("blocks WHERE blocker_id = '%s' AND blocked_id = '%s'".formatted(blocker.id(), blocked.id()), 0);
    }

    static Author author(Person person) {
        return new Author(person.id(), person.username(), person.displayName());
    }

    /** All events of a conversation, in their order, once nothing is on its way. */
    List<MessageEvent> events(String conversationId) {
        await("outbox", 0);
        return topics.published(Topic.MESSAGES).stream()
                .map(MessagingTest::messageEvent)
                .filter(event -> event.conversationId().toString().equals(conversationId))
                .toList();
    }

    private static MessageEvent messageEvent(DomainEvent event) {
        return (MessageEvent) event;
    }

    void await(String table, long count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count("SELECT count(*) FROM " + table) == count);
    }

    long count(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .block());
    }
}
