package dev.chorus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallsTest {
    private final FakeServer server = new FakeServer();
    private final List<String> kept = new ArrayList<>();
    private final Chorus chorus =
            new Chorus(server.url(), tokens -> kept.add(tokens == null ? "over" : tokens.accessToken()));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void callsThatAreRefusedTogetherRefreshTheTokensOnceAndAreMadeAgain() throws Exception {
        chorus.resume(server.tokens(900));
        server.generation.set(2);

        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Types.Page<Types.Author>>> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(() -> chorus.people().listBlocks(Window.FIRST));
            }
            for (Future<Types.Page<Types.Author>> answer : together.invokeAll(calls)) {
                assertThat(answer.get().items()).isEmpty();
            }
        }

        assertThat(server.calls).filteredOn(call -> call.contains("refresh")).hasSize(1);
        assertThat(kept).containsExactly("access-1", "access-3");
    }

    @Test
    void aTokenThatIsAboutToExpireIsRefreshedBeforeItIsUsed() {
        chorus.resume(server.tokens(5));

        chorus.people().listBlocks(Window.FIRST);

        assertThat(server.calls).containsExactly("POST /api/auth/refresh", "GET /api/blocks");
    }

    @Test
    void aSessionThatIsOverEndsHereToo() {
        chorus.resume(server.tokens(900));
        server.generation.set(2);
        server.sessionOver = true;

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> chorus.accounts().readOwnUser())
                .matches(problem -> problem.code().equals("UNAUTHENTICATED"));

        assertThat(kept).endsWith("over");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(chorus::user);
    }

    @Test
    void aPostWhoseAnswerWasLostIsMadeAgainUnderTheSameKey() {
        chorus.resume(server.tokens(900));
        server.dropped.set(1);

        assertThat(chorus.posts().toggleLike("one").liked()).isTrue();

        assertThat(server.calls).hasSize(2);
        assertThat(server.keys).hasSize(2);
        assertThat(server.keys.getFirst()).isEqualTo(server.keys.getLast());
    }

    @Test
    void aRefusalSaysWhatAndWhenToTryAgain() {
        chorus.resume(server.tokens(900));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> chorus.posts().readPost("missing"))
                .matches(problem -> problem.status() == 404)
                .matches(problem -> problem.code().equals("NOT_FOUND"))
                .matches(problem -> Duration.ofSeconds(7).equals(problem.retryAfter()));
    }

    @Test
    void noAnswerIsAProblemToo() {
        server.close();

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> chorus.posts().readPost("one"))
                .matches(problem -> problem.code().equals(Problem.UNREACHABLE));
    }

    @Test
    void whatGoesIntoAPathOrAQueryIsEscaped() {
        chorus.resume(server.tokens(900));

        chorus.people().search("a&b c", Window.first(3));
        chorus.people().listFollowers("a/b", Window.FIRST);

        assertThat(server.calls).containsExactly("GET /api/search?q=a%26b+c&limit=3", "GET /api/users/a%2Fb/followers");
    }
}
