package dev.chorus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiveTest {

    private static final class FakeWire implements Wire {
        private final List<String> said = new CopyOnWriteArrayList<>();
        private volatile @Nullable Happenings happenings;
        private final AtomicInteger opened = new AtomicInteger();

        @Override
        public void open(Happenings listener) {
            listener.token();
            happenings = listener;
            opened.incrementAndGet();
        }

        @Override
        public CompletableFuture<JsonNode> say(String event, Object payload) {
            said.add(event + " " + payload);
            Map<String, ?> answer = event.equals("typing")
                    ? Map.of("ok", false, "error", Map.of("code", "NOT_FOUND", "message", "There is nothing here."))
                    : Map.of("ok", true);
            return CompletableFuture.completedFuture(Rest.JSON.valueToTree(answer));
        }

        @Override
        public void close() {}

        Happenings happens() {
            await().until(() -> happenings != null);
            return Objects.requireNonNull(happenings);
        }

        void push(Pushed<?> event, Object... arguments) {
            push(event.name(), arguments);
        }

        void push(String event, Object... arguments) {
            List<JsonNode> json = new ArrayList<>();
            for (Object argument : arguments) {
                json.add(Rest.JSON.valueToTree(argument));
            }
            happens().heard(event, json);
        }
    }

    private final FakeServer server = new FakeServer();
    private final Chorus chorus = new Chorus(server.url());
    private final FakeWire wire = new FakeWire();
    private final Live live = new Live(chorus, wire);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> gaps = new CopyOnWriteArrayList<>();

    @BeforeEach
    void connect() {
        chorus.resume(server.tokens(900));
        server.posts.add(post(1));
        live.on(Pushed.NEW_POST, post -> heard.add(post.id()));
        live.on(Pushed.USER_ONLINE, heard::add);
        live.onGap(gaps::add);
        live.start();
        wire.happens().connected();
        await().until(() -> live.state() == Live.State.CONNECTED && server.calls.size() == 3);
    }

    @AfterEach
    void stop() {
        live.close();
        server.close();
    }

    private static Types.Post post(int number) {
        Instant at = Instant.parse("2026-03-01T09:00:00Z").plusMillis(500L * number);
        Types.Author author = new Types.Author("ada", "ada", "Ada");
        return new Types.Post("post-" + number, author, "Number " + number, at, at, at, 0, 0, false);
    }

    private static Types.PushedPost pushed(int number) {
        return Types.PushedPost.of(post(number));
    }

    @Test
    void anEventThatComesTwiceIsHeardOnce() {
        wire.push(Pushed.NEW_POST, pushed(2), "offset-2");
        wire.push(Pushed.NEW_POST, pushed(2), "offset-2");
        wire.push(Pushed.USER_ONLINE, "bob", "offset-3");
        wire.push(Pushed.USER_ONLINE, "eve", "offset-3");

        await().untilAsserted(() -> assertThat(heard).containsExactly("post-2", "bob", "eve"));
    }

    @Test
    void afterALossWhatWasMissedIsFetchedInOrderAndOnce() {
        live.join("post-1").join();
        wire.push(Pushed.NEW_POST, pushed(2), "offset-2");
        server.posts.clear();
        server.posts.addAll(List.of(post(5), post(4), post(3), post(2), post(1)));

        wire.happens().lost();
        wire.happens().connected();
        wire.push(Pushed.NEW_POST, pushed(5), "offset-5");
        wire.push(Pushed.NEW_POST, pushed(6), "offset-6");

        await().untilAsserted(
                        () -> assertThat(heard).containsExactly("post-2", "post-3", "post-4", "post-5", "post-6"));
        assertThat(wire.said).containsExactly("join_post post-1", "join_post post-1");
        assertThat(gaps).hasSize(1);
    }

    @Test
    void syncRequiredFetchesWhatWasMissed() {
        server.posts.addFirst(post(3));

        wire.push(Pushed.SYNC_REQUIRED, new Types.SyncRequired("too far behind"));

        await().untilAsserted(() -> assertThat(gaps).containsExactly("too far behind"));
        assertThat(heard).containsExactly("post-3");
    }

    @Test
    void aGapThatCannotBeFilledIsToldAllTheSame() {
        server.close();

        wire.push(Pushed.SYNC_REQUIRED, new Types.SyncRequired("too far behind"));

        await().untilAsserted(() -> assertThat(gaps).containsExactly("too far behind"));
    }

    @Test
    void aTokenThatExpiresIsReplaced() {
        wire.push(Pushed.TOKEN_EXPIRING, new Types.TokenExpiring(Instant.now()));

        await().untilAsserted(() -> assertThat(wire.said).containsExactly("authenticate access-2"));
    }

    @Test
    void whoIsRefusedForAnOldTokenConnectsAgainUntilTheSessionIsOver() {
        wire.happens().refused("UNAUTHENTICATED");
        await().until(() -> wire.opened.get() == 2);
        assertThat(chorus.accessToken()).isEqualTo("access-2");

        server.sessionOver = true;
        wire.happens().refused("UNAUTHENTICATED");

        await().until(() -> live.state() == Live.State.REFUSED);
        assertThat(wire.opened).hasValue(2);
    }

    @Test
    void aRefusedEventFailsWithItsCode() {
        assertThat(live.typing("bob").handle((_, failure) -> failure.getCause()).join())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("NOT_FOUND"));
    }
}
