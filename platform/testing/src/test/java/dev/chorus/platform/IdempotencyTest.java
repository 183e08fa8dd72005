package dev.chorus.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.testing.ServiceTest;
import dev.chorus.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;

@ServiceTest
class IdempotencyTest {
    @Autowired
    WebTestClient client;

    @Autowired
    TestTokens tokens;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    private final UUID user = UUID.randomUUID();
    private final String name = UUID.randomUUID().toString().substring(0, 10);

    @Test
    void aRetryGetsTheFirstAnswerAndChangesNothing() {
        EntityExchangeResult<byte[]> first = post("key", user, name);
        EntityExchangeResult<byte[]> retry = post("key", user, name);

        assertThat(first.getStatus().value()).isEqualTo(201);
        assertThat(retry.getStatus().value()).isEqualTo(201);
        assertThat(retry.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(retry.getResponseHeaders().getContentType())
                .isEqualTo(first.getResponseHeaders().getContentType());
        assertThat(things()).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        post("key", user, name);

        EntityExchangeResult<byte[]> other = post("key", user, name.substring(1));

        assertThat(other.getStatus().value()).isEqualTo(422);
        assertThat(new String(other.getResponseBody())).contains("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aKeyBelongsToOneUser() {
        post("key", user, name);
        post("key", UUID.randomUUID(), name);

        assertThat(things()).isEqualTo(2);
    }

    @Test
    void withoutAKeyEachPostCounts() {
        post(null, user, name);
        post(null, user, name);

        assertThat(things()).isEqualTo(2);
    }

    @Test
    void concurrentRetriesHaveOneEffectAndOneAnswer() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = IntStream.range(0, 12)
                    .<Callable<String>>mapToObj(_ -> () -> {
                        EntityExchangeResult<byte[]> answer = post("key", user, name);
                        assertThat(answer.getStatus().value()).isEqualTo(201);
                        return new String(answer.getResponseBody());
                    })
                    .toList();
            List<String> answers = threads.invokeAll(calls).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();

            assertThat(answers).hasSize(1);
        }
        assertThat(things()).isEqualTo(1);
    }

    @Test
    void aRetryThatWaitsTooLongForTheFirstIsToldSo() {
        Sinks.Empty<Void> first = Sinks.empty();
        Sinks.Empty<Void> claimed = Sinks.empty();
        Disposable underWay = database.sql(
                        "INSERT INTO idempotency_key (user_id, path, key, body_hash) VALUES (:user, :path, 'key', '')")
                .bind("user", user)
                .bind("path", "/api/things")
                .then()
                .doOnSuccess(_ -> claimed.tryEmitEmpty())
                .then(first.asMono())
                .as(transaction::transactional)
                .subscribe();
        claimed.asMono().block(Duration.ofSeconds(10));

        EntityExchangeResult<byte[]> retry = post("key", user, name);

        assertThat(retry.getStatus().value()).isEqualTo(409);
        assertThat(new String(retry.getResponseBody())).contains("IDEMPOTENCY_IN_PROGRESS");
        underWay.dispose();
    }

    @Test
    void aRefusedRequestLeavesNoTrace() {
        assertThat(post("key", user, "refused").getStatus().value()).isEqualTo(403);
        assertThat(post("key", user, name).getStatus().value()).isEqualTo(201);
        assertThat(database.sql("SELECT count(*) FROM thing WHERE name = 'refused'")
                        .mapValue(Long.class)
                        .one()
                        .block())
                .isZero();
    }

    @Test
    void aKeyIsOneTo255VisibleCharacters() {
        assertThat(post("with space", user, name).getStatus().value()).isEqualTo(400);
        assertThat(post("k".repeat(256), user, name).getStatus().value()).isEqualTo(400);
        assertThat(post("k".repeat(255), user, name).getStatus().value()).isEqualTo(201);
    }

    private EntityExchangeResult<byte[]> post(@Nullable String key, UUID caller, String thing) {
        return client.post()
                .uri("/api/things")
                .headers(headers -> {
                    headers.setBearerAuth(tokens.accessToken(caller, "ann"));
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"" + thing + "\"}")
                .exchange()
                .expectBody()
                .returnResult();
    }

    private long things() {
        Long count = database.sql("SELECT count(*) FROM thing WHERE name = :name")
                .bind("name", name)
                .mapValue(Long.class)
                .one()
                .block();
        return count == null ? 0 : count;
    }
}
