package dev.chorus.socialgraph;

import dev.chorus.events.DomainEvent;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The running service, and people to use it. */
@ServiceTest(properties = "ERASING_INTERVAL=100ms")
abstract class SocialGraphTest {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Instant CREATED_AT = Instant.parse("2026-01-02T03:04:05.000006Z");

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
        return named(id, username, "The one and only " + username);
    }

    Person named(UUID id, String username, String displayName) {
        return new Person(id, username, displayName, tokens.accessToken(id, username), http);
    }

    Person person(String name) {
        return register(newcomer(name), false);
    }

    Person privatePerson(String name) {
        return register(newcomer(name), true);
    }

    Person register(Person person, boolean isPrivate) {
        topics.publish(registered(person, isPrivate));
        awaitVersion(person, 1);
        return person;
    }

    static UserEvent registered(Person person, boolean isPrivate) {
        return new UserEvent.Registered(
                UUID.randomUUID(),
                Instant.now(),
                person.id(),
                person.username(),
                person.displayName(),
                isPrivate,
                1,
                CREATED_AT);
    }

    static UserEvent updated(Person person, String displayName, boolean isPrivate, long version) {
        return new UserEvent.Updated(
                UUID.randomUUID(),
                Instant.now(),
                person.id(),
                person.username(),
                displayName,
                isPrivate,
                version,
                CREATED_AT,
                null);
    }

    /** Publishes the person's new state and waits until it holds here. */
    void update(Person person, boolean isPrivate, long version) {
        topics.publish(updated(person, person.displayName(), isPrivate, version));
        awaitVersion(person, version);
    }

    void awaitVersion(Person person, long version) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM people WHERE id = '%s' AND version >= %d"
                                .formatted(person.id(), version))
                        == 1);
    }

    /** The events between these two, whoever acts, once there are as many, in the order of each key. */
    List<SocialGraphEvent> events(Person one, Person other, int count) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> eventsSoFar(one, other), events -> events.size() >= count);
    }

    List<SocialGraphEvent> eventsSoFar(Person one, Person other) {
        Set<UUID> wanted = Set.of(one.id(), other.id());
        // All that was committed is on the topic when nothing is left in the outbox.
        Awaitility.await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM outbox") == 0);
        return topics.published(Topic.SOCIAL_GRAPH).stream()
                .map(SocialGraphTest::socialGraphEvent)
                .filter(event -> people(event).allMatch(wanted::contains))
                .toList();
    }

    private static SocialGraphEvent socialGraphEvent(DomainEvent event) {
        return (SocialGraphEvent) event;
    }

    private static Stream<UUID> people(SocialGraphEvent event) {
        return switch (event) {
            case SocialGraphEvent.FollowRequested follow ->
                Stream.of(follow.follower().id(), follow.followee().id());
            case SocialGraphEvent.FollowCreated follow ->
                Stream.of(follow.follower().id(), follow.followee().id());
            case SocialGraphEvent.FollowRemoved follow -> Stream.of(follow.followerId(), follow.followeeId());
            case SocialGraphEvent.FollowRejected follow -> Stream.of(follow.followerId(), follow.followeeId());
            case SocialGraphEvent.BlockCreated block -> Stream.of(block.blockerId(), block.blockedId());
            case SocialGraphEvent.BlockRemoved block -> Stream.of(block.blockerId(), block.blockedId());
            case SocialGraphEvent.MuteCreated mute -> Stream.of(mute.muterId(), mute.mutedId());
            case SocialGraphEvent.MuteRemoved mute -> Stream.of(mute.muterId(), mute.mutedId());
        };
    }

    void execute(String sql) {
        database.sql(sql).then().block();
    }

    long count(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .block());
    }
}
