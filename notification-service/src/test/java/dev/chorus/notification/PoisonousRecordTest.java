package dev.chorus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.CloudEvent;
import dev.chorus.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.KafkaHeaders;

class PoisonousRecordTest extends RunningService {
    private static final String DEAD_LETTERS = "chorus.posts.v1.notification-service.dlt";

    @Test
    void whatIsNoEventGoesToTheDeadLettersWithItsCauseAndTheRestGoesOn() {
        Author ada = person("Ada");
        Post post = Post.by(ada);
        happens(post.likedBy(person("Grace")));
        poison(post, "post.liked", "this is no JSON");
        happens(post.likedBy(person("Joan")));

        mailboxOnce(ada, found -> found.unreadCount() == 2);
        assertDeadLetter(post, "this is no JSON", "not a post.liked");
    }

    @Test
    void anEventThatCannotBeAppliedGoesToTheDeadLettersAndTheRestGoesOn() {
        Author ada = person("Ada");
        Post post = Post.by(ada);
        String withoutLiker = """
                {"id": "%s", "at": "2026-03-01T09:30:00Z", "postId": "%s", "authorId": "%s"}
                """.formatted(UUID.randomUUID(), post.id(), ada.id());
        poison(post, "post.liked", withoutLiker);
        happens(post.likedBy(person("Grace")));

        assertThat(onlyOne(ada).content()).isEqualTo("Grace liked your post");
        assertDeadLetter(post, withoutLiker, "NullPointerException");
    }

    @Test
    void aTypeOfALaterVersionIsPassedOver() {
        Author ada = person("Ada");
        Post post = Post.by(ada);
        poison(post, "post.praised", "{}");
        happens(post.likedBy(person("Grace")));

        onlyOne(ada);
        assertThat(deadLetters(post)).isEmpty();
    }

    private void poison(Post post, String type, String value) {
        var record = new ProducerRecord<>(
                Topic.POSTS.topicName(), post.id().toString(), value.getBytes(StandardCharsets.UTF_8));
        record.headers().add(CloudEvent.TYPE_HEADER, type.getBytes(StandardCharsets.UTF_8));
        topics.send(record);
    }

    private void assertDeadLetter(Post post, String value, String cause) {
        eventually()
                .untilAsserted(() -> assertThat(deadLetters(post))
                        .singleElement()
                        .satisfies(letter -> {
                            assertThat(new String(letter.value(), StandardCharsets.UTF_8))
                                    .isEqualTo(value);
                            assertThat(new String(
                                            letter.headers()
                                                    .lastHeader(KafkaHeaders.DLT_EXCEPTION_STACKTRACE)
                                                    .value(),
                                            StandardCharsets.UTF_8))
                                    .contains(cause);
                        }));
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(Post post) {
        return topics.records(DEAD_LETTERS).stream()
                .filter(letter -> letter.key().equals(post.id().toString()))
                .toList();
    }
}
