package dev.chorus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.events.PostEvent;
import dev.chorus.events.Topic;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.personal.PersonalData;
import dev.chorus.testing.ServiceTest;
import dev.chorus.testing.TestTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A second relay of the same service beside the first, as in a second replica. */
@ServiceTest
class RelayTakeoverTest {
    /** Long enough that only a wake-up explains a prompt delivery. */
    private static final OutboxSettings NO_POLLING =
            new OutboxSettings(500, Duration.ofMinutes(10), Duration.ofSeconds(2));

    @Autowired
    OutboxRelay first;

    @Autowired
    RelaySignal firstSignal;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    DatabaseClient database;

    @Autowired
    TestTopics topics;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @Autowired
    PersonalData personalData;

    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();
    private RelayConnections connections;
    private RelaySignal secondSignal;
    private OutboxRelay second;

    @BeforeEach
    void startASecondRelay(
            @Autowired R2dbcConnectionDetails details, @Autowired ProducerFactory<String, byte[]> producers) {
        await().until(firstSignal::isLeading);
        secondSignal = new RelaySignal(new RemoteWakeUp(database));
        connections = new RelayConnections(details.getConnectionFactoryOptions(), "second");
        second = new OutboxRelay(
                connections,
                new RefusingProducers(producers.copyWithConfigurationOverride(Map.of()), refused),
                personalData,
                secondSignal,
                NO_POLLING,
                clock,
                new SimpleMeterRegistry());
        second.start();
        await().until(() -> waitingForTheLock() == 1);
    }

    @AfterEach
    void leaveTheFirstLeading() {
        second.stop();
        if (!first.isRunning()) {
            first.start();
        }
        await().until(firstSignal::isLeading);
    }

    @Test
    void onlyOneRelayLeadsAndAnotherTakesOverWhenItStops() {
        assertThat(secondSignal.isLeading()).isFalse();

        first.stop();

        await().atMost(Duration.ofSeconds(5)).until(secondSignal::isLeading);
        PostEvent event = append();
        await().untilAsserted(() -> assertThat(topics.published(Topic.POSTS)).contains(event));
    }

    @Test
    void aRelayWhoseSessionIsKilledLosesTheLeadAndNothingIsLost() {
        database.sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_locks
                        WHERE locktype = 'advisory' AND granted AND database =
                            (SELECT oid FROM pg_database WHERE datname = current_database())
                        """).fetch().all().blockLast();
        PostEvent event = append();

        await().atMost(Duration.ofSeconds(5)).until(secondSignal::isLeading);
        await().untilAsserted(() -> assertThat(topics.published(Topic.POSTS)).contains(event));
    }

    @Test
    void aCommitInAProcessThatDoesNotLeadWakesTheOneThatDoes() {
        first.stop();
        await().until(secondSignal::isLeading);
        await().until(this::secondIsListening);

        PostEvent event = append();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(topics.published(Topic.POSTS)).contains(event));
    }

    @Test
    void aRelayThatTheDatabaseKeepsWaitingEndsAllTheSame() throws SQLException {
        first.stop();
        await().until(secondSignal::isLeading);
        await().until(this::secondIsListening);

        try (Connection other = connections.open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE");
            secondSignal.wake();
            await().until(() -> waitingForATable() == 1);

            second.stop();

            await().atMost(Duration.ofSeconds(5)).until(() -> !secondSignal.isLeading());
        }
    }

    /** The producer refuses without a word to the broker when it does not get the topic's metadata. */
    @Test
    void whatIsRefusedAtOnceIsNotOvertaken() {
        first.stop();
        await().until(secondSignal::isLeading);
        UUID post = ids.next();
        List<PostEvent> events =
                IntStream.range(0, 5).mapToObj(_ -> deleted(post)).toList();
        refused.add(events.get(1).id());

        outbox.appendAll(events).as(transaction::transactional).block();

        await().untilAsserted(() -> assertThat(topics.published(Topic.POSTS)).contains(events.getLast()));
        assertThat(topics.published(Topic.POSTS).stream()
                        .filter(events::contains)
                        .distinct())
                .containsExactlyElementsOf(events);
        assertThat(refused).isEmpty();
    }

    private PostEvent append() {
        PostEvent event = deleted(ids.next());
        outbox.append(event).as(transaction::transactional).block();
        return event;
    }

    private PostEvent deleted(UUID post) {
        return new PostEvent.Deleted(ids.next(), clock.instant(), post, UUID.randomUUID(), false);
    }

    private long waitingForTheLock() {
        return count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
    }

    private long waitingForATable() {
        return count("SELECT count(*) FROM pg_locks WHERE locktype = 'relation' AND NOT granted");
    }

    private boolean secondIsListening() {
        return count("""
                SELECT count(*) FROM pg_stat_activity
                WHERE application_name = 'second-outbox-relay' AND query LIKE 'LISTEN%'
                """) == 1;
    }

    private long count(String sql) {
        Long count = database.sql(sql).mapValue(Long.class).one().block();
        return count == null ? 0 : count;
    }
}
