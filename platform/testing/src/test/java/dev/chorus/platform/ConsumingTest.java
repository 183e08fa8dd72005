package dev.chorus.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.chorus.events.CloudEvent;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.Topic;
import dev.chorus.events.UserEvent;
import dev.chorus.platform.SampleApplication.DeletedPosts;
import dev.chorus.platform.consuming.EventReader;
import dev.chorus.platform.consuming.ReceivedEvent;
import dev.chorus.platform.consuming.TopicTail;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.testing.ServiceTest;
import dev.chorus.testing.TestTokens;
import dev.chorus.testing.TestTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class ConsumingTest {
    private static final String DEAD_LETTERS = "chorus.posts.v1.sample.dlt";

    @Autowired
    TestTopics topics;

    @Autowired
    TestTokens tokens;

    @Autowired
    WebTestClient client;

    @Autowired
    DatabaseClient database;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    EventReader reader;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @Test
    void anEventThatComesTwiceIsAppliedOnce() {
        PostEvent event = deleted(ids.next(), UUID.randomUUID());
        topics.publish(event, event, event);

        await().until(() -> isApplied(event));
        // Its effect on the same post would break the primary key, had the repeats not been passed over.
        assertThat(deadLettersOf(event)).isEmpty();
    }

    @Test
    void aPoisonousRecordGoesToTheDeadLettersAndTheOthersGoOn() {
        UUID post = ids.next();
        PostEvent poison = deleted(post, DeletedPosts.POISON);
        PostEvent after = deleted(post, UUID.randomUUID());
        topics.send(raw(post, "post.deleted", "{"));
        topics.publish(poison, after);

        await().atMost(Duration.ofSeconds(20)).until(() -> isApplied(after));
        assertThat(topics.records(DEAD_LETTERS))
                .filteredOn(record -> record.key().equals(post.toString()))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.headers().lastHeader("kafka_dlt-exception-fqcn"))
                        .isNotNull());
    }

    @Test
    void aTypeWithoutEffectIsNotEvenRead() {
        UUID post = ids.next();
        PostEvent poison = deleted(post, DeletedPosts.POISON);
        PostEvent after = deleted(post, UUID.randomUUID());
        topics.send(raw(post, "post.updated", "{"));
        topics.publish(poison, after);

        await().atMost(Duration.ofSeconds(20)).until(() -> isApplied(after));
        assertThat(topics.records(DEAD_LETTERS))
                .filteredOn(record -> record.key().equals(post.toString()))
                .singleElement()
                .satisfies(record -> assertThat(record.headers()
                                .lastHeader(CloudEvent.TYPE_HEADER)
                                .value())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("post.deleted"));
    }

    @Test
    void anUnknownTypeIsCountedAndPassedOver() {
        UUID post = ids.next();
        double before = unknowns();
        topics.send(raw(post, "post.bookmarked", "{}"));

        await().until(() -> unknowns() > before);
        assertThat(topics.records(DEAD_LETTERS))
                .noneMatch(record -> record.key().equals(post.toString()));
    }

    @Test
    void aTailHearsWhatWasAndWhatComes() {
        PostEvent earlier = deleted(ids.next(), UUID.randomUUID());
        topics.publish(earlier);
        List<ReceivedEvent> heard = new CopyOnWriteArrayList<>();
        TopicTail tail = new TopicTail(
                "test", consumers, reader, List.of(Topic.POSTS), Set.of(), Duration.ofMinutes(5), heard::addAll);
        tail.start();
        try {
            await().until(tail::caughtUp);
            assertThat(heard).extracting(ReceivedEvent::event).contains(earlier);

            PostEvent later = deleted(ids.next(), UUID.randomUUID());
            topics.publish(later);
            await().untilAsserted(() ->
                    assertThat(heard).extracting(ReceivedEvent::event).contains(later));
        } finally {
            tail.stop();
        }
    }

    @Test
    void aTailEndsWithoutComplaint() {
        var kafka = (Logger) LoggerFactory.getLogger("org.apache.kafka");
        var said = new ListAppender<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                // Its thread is only known on it.
                event.prepareForDeferredProcessing();
                super.append(event);
            }
        };
        said.start();
        kafka.addAppender(said);
        List<ReceivedEvent> heard = new CopyOnWriteArrayList<>();
        TopicTail tail = new TopicTail(
                "ends-quietly", consumers, reader, List.of(Topic.POSTS), Set.of(), Duration.ZERO, heard::addAll);
        try {
            tail.start();
            await().until(tail::caughtUp);
            topics.publish(deleted(ids.next(), UUID.randomUUID()));
            await().until(() -> !heard.isEmpty());
        } finally {
            tail.stop();
            kafka.detachAppender(said);
        }

        assertThat(said.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(ILoggingEvent::getThreadName)
                .doesNotContain("ends-quietly");
    }

    @Test
    void aTailGoesOnPastWhatIsNoEvent() {
        List<ReceivedEvent> heard = new CopyOnWriteArrayList<>();
        TopicTail tail =
                new TopicTail("test", consumers, reader, List.of(Topic.POSTS), Set.of(), Duration.ZERO, heard::addAll);
        tail.start();
        try {
            await().until(tail::caughtUp);
            PostEvent later = deleted(ids.next(), UUID.randomUUID());
            for (String nothing : List.of("null", "{\"id\":\"" + ids.next() + "\"}")) {
                topics.send(raw(later.postId(), "post.deleted", nothing));
            }
            topics.publish(later);

            await().untilAsserted(() ->
                    assertThat(heard).extracting(ReceivedEvent::event).contains(later));
        } finally {
            tail.stop();
        }
    }

    @Test
    void aTailFromTheEndHearsOnlyWhatComes() {
        PostEvent earlier = deleted(ids.next(), UUID.randomUUID());
        topics.publish(earlier);
        List<ReceivedEvent> heard = new CopyOnWriteArrayList<>();
        TopicTail tail =
                new TopicTail("test", consumers, reader, List.of(Topic.POSTS), Set.of(), Duration.ZERO, heard::addAll);
        tail.start();
        try {
            await().until(tail::caughtUp);
            PostEvent later = deleted(earlier.postId(), UUID.randomUUID());
            topics.publish(later);
            await().untilAsserted(() ->
                    assertThat(heard).extracting(ReceivedEvent::event).contains(later));
            assertThat(heard).extracting(ReceivedEvent::event).doesNotContain(earlier);
        } finally {
            tail.stop();
        }
    }

    @Test
    void aTailThatAnErrorStopsIsBehindUntilItHasHeardTheSameAgain() {
        PostEvent fatal = deleted(ids.next(), UUID.randomUUID());
        AtomicReference<TopicTail> self = new AtomicReference<>();
        AtomicBoolean failed = new AtomicBoolean();
        List<Boolean> caughtUpAfterwards = new CopyOnWriteArrayList<>();
        List<DomainEvent> heard = new CopyOnWriteArrayList<>();
        TopicTail tail =
                new TopicTail("test", consumers, reader, List.of(Topic.POSTS), Set.of(), Duration.ZERO, events -> {
                    List<DomainEvent> these =
                            events.stream().map(ReceivedEvent::event).toList();
                    if (these.contains(fatal)) {
                        if (failed.compareAndSet(false, true)) {
                            throw new OutOfMemoryError("made by the test");
                        }
                        caughtUpAfterwards.add(self.get().caughtUp());
                    }
                    heard.addAll(these);
                });
        self.set(tail);
        tail.start();
        try {
            await().until(tail::caughtUp);
            PostEvent later = deleted(fatal.postId(), UUID.randomUUID());
            topics.publish(fatal, later);

            await().untilAsserted(() -> assertThat(heard).contains(fatal, later));
            assertThat(caughtUpAfterwards).containsExactly(false);
            await().until(tail::caughtUp);
        } finally {
            tail.stop();
        }
    }

    @Test
    void aTailTellsHowFarItHasComeAlsoPastWhatItDoesNotKnow() {
        List<Long> read = new CopyOnWriteArrayList<>();
        TopicTail tail = TopicTail.withPositions(
                "test",
                consumers,
                reader,
                List.of(Topic.POSTS),
                Duration.ZERO,
                (_, positions) -> read.add(
                        positions.values().stream().mapToLong(next -> next).sum()));
        tail.start();
        try {
            await().until(tail::caughtUp);
            long before = read.getLast();
            topics.send(raw(UUID.randomUUID(), "post.bookmarked", "{}"));
            await().untilAsserted(() -> assertThat(read.getLast()).isEqualTo(before + 1));
        } finally {
            tail.stop();
        }
    }

    @Test
    void theTokenOfARevokedSessionIsRefusedWithinTwoSeconds() {
        UUID user = UUID.randomUUID();
        UUID session = UUID.randomUUID();
        String token = tokens.accessToken(user, "ann", session, Duration.ofMinutes(15));
        assertThat(status(token)).isEqualTo(200);

        topics.publish(new UserEvent.SessionRevoked(ids.next(), clock.instant(), user, session));

        await().atMost(Duration.ofSeconds(2)).until(() -> status(token) == 401);
    }

    private int status(String token) {
        return client.get()
                .uri("/api/me")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private List<ConsumerRecord<String, byte[]>> deadLettersOf(PostEvent event) {
        return topics.records(DEAD_LETTERS).stream()
                .filter(record -> record.key().equals(event.postId().toString()))
                .toList();
    }

    private boolean isApplied(PostEvent event) {
        return Boolean.TRUE.equals(database.sql("SELECT count(*) = 1 FROM thing WHERE id = :id")
                .bind("id", event.postId())
                .mapValue(Boolean.class)
                .one()
                .block());
    }

    private double unknowns() {
        return meters.counter("chorus.events.unknown", "topic", "chorus.posts.v1")
                .count();
    }

    private PostEvent deleted(UUID post, UUID author) {
        return new PostEvent.Deleted(ids.next(), clock.instant(), post, author, false);
    }

    private static ProducerRecord<String, byte[]> raw(UUID post, String type, String value) {
        var record = new ProducerRecord<>("chorus.posts.v1", post.toString(), value.getBytes(StandardCharsets.UTF_8));
        record.headers().add(CloudEvent.TYPE_HEADER, type.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
