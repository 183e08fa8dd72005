package dev.chorus.post;

import static dev.chorus.post.Person.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class IdempotencyTest extends PostServiceTest {

    private static ResponseSpec publish(Person person, String key, String content) {
        return person.request(HttpMethod.POST, "/api/posts")
                .header("Idempotency-Key", key)
                .bodyValue(Map.of("content", content))
                .exchange();
    }

    @Test
    void aRetryReplaysTheFirstAnswer() {
        Person ada = person("ada");
        String key = UUID.randomUUID().toString();

        JsonNode first = Person.json(publish(ada, key, "Once").expectStatus().isCreated());
        JsonNode again = Person.json(publish(ada, key, "Once").expectStatus().isCreated());

        assertThat(again).isEqualTo(first);
        assertThat(ada.list("/api/posts?author={id}", ada.id()).get("items")).hasSize(1);
        assertThat(events(first.get("id").asString(), 1)).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        Person ada = person("ada");
        publish(ada, "key", "One").expectStatus().isCreated();

        refused(publish(ada, "key", "Another"), 422, "IDEMPOTENCY_KEY_REUSED");
        publish(person("bob"), "key", "Another").expectStatus().isCreated();
    }

    @Test
    void aKeyOfARefusedRequestCanBeUsedAgain() {
        Person ada = person("ada");

        refused(publish(ada, "key", " "), 400, "VALIDATION_FAILED");
        publish(ada, "key", "Better").expectStatus().isCreated();
    }

    @Test
    void aToggleSentTwiceWithOneKeyHappensOnce() {
        Person ada = person("ada");
        String id = ada.post("Like me");

        for (int i = 0; i < 2; i++) {
            JsonNode state = Person.json(ada.request(HttpMethod.POST, "/api/posts/{id}/like", id)
                    .header("Idempotency-Key", "like")
                    .exchange()
                    .expectStatus()
                    .isOk());
            assertThat(state.get("liked").asBoolean()).isTrue();
        }
        assertThat(ada.read(id).get("likeCount").asLong()).isEqualTo(1);
    }

    @Test
    void retriesAtOnceHaveOneEffect() throws Exception {
        Person ada = person("ada");
        Set<String> ids = new HashSet<>();

        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ResponseSpec>> retries = IntStream.range(0, 10)
                    .<Callable<ResponseSpec>>mapToObj(_ -> () -> publish(ada, "key", "Once"))
                    .toList();
            for (var retry : together.invokeAll(retries)) {
                JsonNode answer = Person.json(retry.get());
                if (answer.has("code")) {
                    assertThat(answer.get("code").asString()).isEqualTo("IDEMPOTENCY_IN_PROGRESS");
                } else {
                    ids.add(answer.get("id").asString());
                }
            }
        }

        assertThat(ids).hasSize(1);
        assertThat(ada.list("/api/posts?author={id}", ada.id()).get("items")).hasSize(1);
    }

    @Test
    void aNewcomersKeyWorksToo() {
        Person ada = newcomer("ada");

        JsonNode first = Person.json(publish(ada, "key", "Early").expectStatus().isCreated());
        JsonNode again = Person.json(publish(ada, "key", "Early").expectStatus().isCreated());

        assertThat(again).isEqualTo(first);
    }
}
