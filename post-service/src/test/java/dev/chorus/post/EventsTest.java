package dev.chorus.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.PostEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventsTest extends PostServiceTest {

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void aPostsEventsAreOnKafkaInTheOrderOfTheirCommits() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("one");
        ada.send(HttpMethod.PUT, "/api/posts/{id}", "two", id).expectStatus().isOk();
        bob.like(HttpMethod.POST, id);
        bob.like(HttpMethod.POST, id);
        String comment = bob.comment(id, "three").get("id").asString();
        bob.delete("/api/posts/{id}/comments/{comment}", id, comment)
                .expectStatus()
                .isNoContent();
        ada.delete("/api/posts/{id}", id).expectStatus().isNoContent();

        List<PostEvent> events = events(id, 7);
        List<ConsumerRecord<String, byte[]>> records = topics.records("chorus.posts.v1").stream()
                .filter(record -> id.equals(record.key()))
                .toList();

        assertThat(records)
                .extracting(record -> header(record, "ce_type"))
                .containsExactly(
                        "post.created",
                        "post.updated",
                        "post.liked",
                        "post.unliked",
                        "comment.created",
                        "comment.deleted",
                        "post.deleted");
        assertThat(events).extracting(PostEvent::id).doesNotHaveDuplicates();
        for (int i = 0; i < events.size(); i++) {
            ConsumerRecord<String, byte[]> record = records.get(i);
            assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(record, "ce_id")).isEqualTo(events.get(i).id().toString());
            assertThat(header(record, "ce_source")).isEqualTo("/chorus/post-service");
            assertThat(header(record, "ce_subject")).isEqualTo(id);
            assertThat(Instant.parse(header(record, "ce_time")))
                    .isEqualTo(events.get(i).at());
            assertThat(header(record, "ce_dataschema"))
                    .isEqualTo("urn:chorus:event:" + header(record, "ce_type") + ":v1");
            assertThat(header(record, "content-type")).isEqualTo("application/json");
            assertThat(header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        }
    }

    @Test
    void thePostCreatedEventHoldsThePost() {
        Person ada = person("ada");
        JsonNode post = ada.publish("All of it");
        String id = post.get("id").asString();

        assertThat(events(id, 1).getFirst()).isInstanceOfSatisfying(PostEvent.Created.class, created -> {
            assertThat(created.postId()).isEqualTo(UUID.fromString(id));
            assertThat(created.author()).isEqualTo(new Author(ada.id(), ada.username(), displayName(ada)));
            assertThat(created.authorPrivate()).isFalse();
            assertThat(created.content()).isEqualTo("All of it");
            assertThat(created.createdAt()).isEqualTo(post.get("createdAt").asString());
            assertThat(created.updatedAt()).isEqualTo(post.get("updatedAt").asString());
            assertThat(created.editableUntil())
                    .isEqualTo(post.get("editableUntil").asString());
        });
        byte[] value = topics.records("chorus.posts.v1").stream()
                .filter(record -> id.equals(record.key()))
                .findFirst()
                .orElseThrow()
                .value();
        JsonNode json = JsonMapper.shared().readTree(value);
        assertThat(json.at("/author/id").asString()).isEqualTo(ada.id().toString());
        assertThat(json.get("content").asString()).startsWith("~1.");
    }

    @Test
    void aRefusedRequestEmitsNothing() {
        Person ada = person("ada");
        Person bob = person("bob");
        String id = ada.post("quiet");
        bob.send(HttpMethod.PUT, "/api/posts/{id}", "loud", id).expectStatus().isForbidden();
        bob.send(HttpMethod.POST, "/api/posts/{id}/comments", " ", id)
                .expectStatus()
                .isBadRequest();
        bob.delete("/api/posts/{id}/like", id).expectStatus().isOk();
        ada.like(HttpMethod.PUT, id);

        assertThat(events(id, 2)).hasSize(2);
    }
}
