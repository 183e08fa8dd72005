package dev.chorus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.chorus.events.CloudEvent;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.Topic;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.testing.ServiceTest;
import dev.chorus.testing.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ServiceTest
class OutboxTest {
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

    @Test
    void anEventOfACommittedTransactionReachesItsTopicAsACloudEvent() {
        PostEvent event = deleted(ids.next());
        outbox.append(event).as(transaction::transactional).block();

        await().untilAsserted(() -> assertThat(topics.published(Topic.POSTS)).contains(event));
        ConsumerRecord<String, byte[]> record = recordOf(event);
        assertThat(record.key()).isEqualTo(event.postId().toString());
        assertThat(header(record.headers(), CloudEvent.SPEC_VERSION_HEADER)).isEqualTo("1.0");
        assertThat(header(record.headers(), CloudEvent.ID_HEADER))
                .isEqualTo(event.id().toString());
        assertThat(header(record.headers(), CloudEvent.TYPE_HEADER)).isEqualTo("post.deleted");
        assertThat(header(record.headers(), CloudEvent.SOURCE_HEADER)).isEqualTo("/chorus/post-service");
        assertThat(header(record.headers(), CloudEvent.SUBJECT_HEADER))
                .isEqualTo(event.postId().toString());
        assertThat(header(record.headers(), CloudEvent.TIME_HEADER))
                .isEqualTo(event.at().toString());
        assertThat(header(record.headers(), CloudEvent.DATA_SCHEMA_HEADER))
                .isEqualTo("urn:chorus:event:post.deleted:v1");
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).startsWith("{\"id\":\"" + event.id());
    }

    @Test
    void anEventOfARolledBackTransactionIsNeverPublished() {
        PostEvent lost = deleted(ids.next());
        PostEvent kept = deleted(lost.postId());
        outbox.append(lost)
                .then(Mono.error(new IllegalStateException("rolled back")))
                .as(transaction::transactional)
                .onErrorComplete()
                .block();
        outbox.append(kept).as(transaction::transactional).block();

        await().untilAsserted(() -> assertThat(topics.published(Topic.POSTS)).contains(kept));
        assertThat(topics.published(Topic.POSTS)).doesNotContain(lost);
    }

    @Test
    void appendingOutsideATransactionFails() {
        Mono<Void> append = outbox.append(deleted(ids.next()));

        assertThatThrownBy(append::block).isInstanceOf(NoTransactionException.class);
    }

    @Test
    void theEventsOfOneKeyArriveInTheOrderOfTheirCommits() {
        UUID post = ids.next();
        List<PostEvent> events =
                IntStream.range(0, 300).mapToObj(_ -> deleted(post)).toList();
        Flux.fromIterable(events)
                .concatMap(event -> outbox.append(event).as(transaction::transactional))
                .blockLast();

        await().untilAsserted(() -> assertThat(ofKey(post)).containsExactlyElementsOf(events));
    }

    @Test
    void theOutboxIsEmptyOnceEverythingIsPublished() {
        List<PostEvent> events =
                IntStream.range(0, 1_200).mapToObj(_ -> deleted(ids.next())).toList();
        outbox.appendAll(events).as(transaction::transactional).block();

        await().untilAsserted(() -> assertThat(topics.published(Topic.POSTS)).containsAll(events));
        await().untilAsserted(() -> assertThat(database.sql("SELECT count(*) FROM outbox")
                        .mapValue(Long.class)
                        .one()
                        .block())
                .isZero());
    }

    private List<DomainEvent> ofKey(UUID post) {
        return topics.published(Topic.POSTS).stream()
                .filter(event -> event.subject().equals(post))
                .toList();
    }

    private ConsumerRecord<String, byte[]> recordOf(PostEvent event) {
        return topics.records(Topic.POSTS.topicName()).stream()
                .filter(record -> header(record.headers(), CloudEvent.ID_HEADER)
                        .equals(event.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private PostEvent deleted(UUID post) {
        return new PostEvent.Deleted(ids.next(), clock.instant(), post, UUID.randomUUID(), false);
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
