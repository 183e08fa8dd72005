package dev.chorus.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.events.Author;
import dev.chorus.events.MessageEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.SignalEvent;
import dev.chorus.events.Topic;
import dev.chorus.realtime.position.Offset;
import dev.chorus.realtime.position.Pid;
import dev.chorus.realtime.position.Position;
import dev.chorus.testing.TestDataKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import tools.jackson.databind.JsonNode;

class RecoveringTest extends EdgeTest {
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final List<RecoverableClient> clients = new ArrayList<>();

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Environment environment;

    @Autowired
    private TestDataKeys keys;

    @AfterEach
    void close() {
        clients.forEach(RecoverableClient::close);
    }

    private RecoverableClient client(UUID userId) {
        RecoverableClient client = new RecoverableClient(tokens.accessToken(userId, "someone"));
        clients.add(client);
        return client.connect(port());
    }

    private MessageEvent.Sent message(String content) {
        return new MessageEvent.Sent(
                UUID.randomUUID(),
                at,
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Author(bob, "bob", "Bob"),
                ada,
                content,
                null,
                "delivered",
                at);
    }

    private PostEvent.CommentCreated comment(UUID postId) {
        return new PostEvent.CommentCreated(
                UUID.randomUUID(),
                at,
                postId,
                bob,
                UUID.randomUUID(),
                new Author(bob, "bob", "Bob"),
                "Hello",
                at,
                0,
                1);
    }

    private static List<String> contents(List<JsonNode> messages) {
        return messages.stream()
                .map(message -> message.get("content").asString())
                .toList();
    }

    private static String reason(RecoverableClient client) {
        return client.hear("sync_required", 1).getFirst().get("reason").asString();
    }

    @Test
    void aClientThatComesBackGetsWhatItMissed() {
        double before = replayed();
        RecoverableClient client = client(ada);
        assertThat(client.recovered).isFalse();
        publish(message("one"));
        client.hear("new_message", 1);

        client.lose();
        publish(message("two"), message("three"));
        client.connect(port());
        publish(message("four"));

        assertThat(client.recovered).isTrue();
        assertThat(contents(client.hear("new_message", 4))).containsExactlyInAnyOrder("one", "two", "three", "four");
        assertThat(client.heard("sync_required")).isEmpty();
        assertThat(replayed()).isGreaterThanOrEqualTo(before);
    }

    private double replayed() {
        return meters.counter("chorus.realtime.recoveries.events").count();
    }

    @Test
    void alsoBeforeItHasReceivedAnything() {
        RecoverableClient client = client(ada);
        client.offset = null;

        client.lose();
        publish(message("one"));
        client.connect(port());

        assertThat(client.recovered).isTrue();
        assertThat(contents(client.hear("new_message", 1))).containsExactly("one");
    }

    @Test
    void alsoBeforeTheServerHasNoticedTheLoss() {
        RecoverableClient client = client(ada);
        RecoverableClient.Connection unnoticed = client.connection();
        publish(message("one"));
        client.hear("new_message", 1);

        client.connect(port());
        publish(message("two"));

        assertThat(client.recovered).isTrue();
        assertThat(contents(client.hear("new_message", 2))).containsExactly("one", "two");
        await().atMost(Duration.ofSeconds(10)).until(() -> unnoticed.disconnected);
    }

    /** All that waited for it is lost with its connection, which is more than may wait for anyone else. */
    @Test
    void aSlowReaderThatWasClosedComesBackAndHasMissedNothing() {
        RecoverableClient slow = client(ada);
        RecoverableClient other = client(ada);
        publish(message("first"));
        slow.hear("new_message", 1);
        double before = overflows();
        List<String> expected = new ArrayList<>(List.of("first"));

        slow.stopReading();
        for (int i = 0; i < 400 && overflows() == before; i++) {
            expected.add(i + "x".repeat(50_000));
            publish(message(expected.getLast()));
            if (i % 10 == 9) {
                // No faster than the edge takes it: more than it makes up for would be missed.
                other.hear("new_message", expected.size());
            }
        }
        await("the reader to be closed").atMost(Duration.ofSeconds(10)).until(() -> overflows() > before);
        expected.add("while it was gone");
        publish(message(expected.getLast()));
        slow.readToTheEnd();
        assertThat(slow.heard("new_message")).hasSizeLessThan(expected.size());
        slow.connect(port());
        expected.add("last");
        publish(message(expected.getLast()));

        assertThat(slow.recovered).isTrue();
        assertThat(contents(slow.hear("new_message", expected.size()))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(slow.heard("sync_required")).isEmpty();
    }

    private double overflows() {
        return meters.counter("chorus.realtime.overflows").count();
    }

    @Test
    void whatIsAnotherUsersIsRefused() {
        RecoverableClient client = client(ada);
        RecoverableClient other = client(UUID.randomUUID());
        other.pid = client.pid;
        other.lose();
        publish(message("for ada"));

        other.connect(port());

        assertThat(other.recovered).isFalse();
        assertThat(reason(other)).isEqualTo("not_yours");
        client.hear("new_message", 1);
        assertThat(other.heard("new_message")).isEmpty();
    }

    @Test
    void whatNobodyHasGivenIsRefused() {
        RecoverableClient client = client(ada);
        client.pid = "nonsense";
        client.lose();
        client.connect(port());
        assertThat(reason(client)).isEqualTo("unknown");

        RecoverableClient other = client(ada);
        other.offset = "nonsense";
        other.lose();
        other.connect(port());
        assertThat(reason(other)).isEqualTo("unknown");
    }

    @Test
    void whatIsTooOldOrAheadOfTheTopicsIsRefused() throws Exception {
        RecoverableClient late = client(ada);
        Pid pid = Pid.parse(Objects.requireNonNull(late.pid));
        Position position = pid.begin().position();
        Instant longAgo = Instant.now().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);
        late.lose();
        late.pid = new Pid(pid.key(), ada, new Offset(position, longAgo)).text();
        late.offset = null;
        late.connect(port());
        assertThat(late.recovered).isFalse();
        assertThat(reason(late)).isEqualTo("too_old");

        RecoverableClient early = client(ada);
        early.lose();
        early.offset = new Offset(position.with(0, position.next(0) + 1_000_000), Instant.now()).text();
        early.connect(port());
        assertThat(early.recovered).isFalse();
        assertThat(reason(early)).isEqualTo("unknown");
    }

    @Test
    void roomsAreEnteredAgainUnlessTheyAreClosed() {
        UUID open = SERVICES.addPost(bob);
        UUID closed = SERVICES.addPost(bob);
        RecoverableClient client = client(ada);
        client.join(open);
        client.join(closed);
        client.lose();
        publish(comment(open), comment(closed));
        SERVICES.removePost(closed);

        client.connect(port());
        publish(comment(open), comment(closed));

        assertThat(client.recovered).isTrue();
        assertThat(client.hear("new_comment", 2))
                .allSatisfy(
                        comment -> assertThat(comment.get("postId").asString()).isEqualTo(open.toString()));
    }

    @Test
    void whatHasBecomeHiddenIsLeftOut() {
        UUID deleted = UUID.randomUUID();
        RecoverableClient client = client(ada);
        RecoverableClient witness = client(bob);
        client.lose();
        publish(
                new PostEvent.Created(
                        UUID.randomUUID(), at, deleted, new Author(bob, "bob", "Bob"), false, "Hi", at, at, at, 0, 0),
                new PostEvent.Deleted(UUID.randomUUID(), at, deleted, bob, false),
                message("last"));

        await().atMost(Duration.ofSeconds(10)).until(() -> concerns(witness.heard("post_deleted"), deleted));
        client.connect(port());
        client.hear("new_message", 1);

        await().atMost(Duration.ofSeconds(10)).until(() -> concerns(client.heard("post_deleted"), deleted));
        assertThat(concerns(client.heard("new_post"), deleted)).isFalse();
    }

    private static boolean concerns(List<JsonNode> posts, UUID id) {
        return posts.stream().anyMatch(post -> post.path("id").asString().equals(id.toString()));
    }

    /** The second node starts later, and knows what was before from Kafka alone. */
    @Test
    void overTwoNodesNothingIsMissedAndNothingComesTwice() {
        UUID post = SERVICES.addPost(bob);
        RecoverableClient client = client(ada);
        client.join(post);
        await("the room to be named")
                .atMost(Duration.ofSeconds(10))
                .until(() -> topics.published(Topic.SIGNALS).stream()
                        .anyMatch(signal -> signal instanceof SignalEvent.SessionRooms rooms
                                && rooms.rooms().contains(post)));
        List<String> expected = new ArrayList<>();
        client.lose();
        publish(expected);
        publish(comment(post));
        try (ConfigurableApplicationContext second = secondNode("--realtime.drain-time=0s")) {
            SocketServer sockets = second.getBean(SocketServer.class);
            await().atMost(Duration.ofSeconds(30)).until(sockets::isReady);
            for (int move = 0; move < 6; move++) {
                publish(expected);
                client.connect(move % 2 == 0 ? sockets.port() : port());
                assertThat(client.recovered).as("move %d", move).isTrue();
                publish(expected);
                if (move % 3 == 0) {
                    client.hear("new_message", expected.size() - 2);
                }
                client.lose();
            }
            client.connect(sockets.port());
            publish(expected);
            publish(comment(post));

            client.hear("new_message", expected.size());
            assertThat(client.hear("new_comment", 2)).hasSize(2);
            assertThat(contents(client.heard("new_message"))).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(client.heard("sync_required")).isEmpty();
        }
    }

    @Test
    void aNodeThatDrainsGoesOnTellingThoseWhoAreStillConnected() {
        ConfigurableApplicationContext second = secondNode("--realtime.drain-time=5s");
        Thread closing = Thread.ofVirtual().unstarted(second::close);
        try {
            SocketServer sockets = second.getBean(SocketServer.class);
            await().atMost(Duration.ofSeconds(30)).until(sockets::isReady);
            RecoverableClient client = client(ada);
            client.lose();
            client.connect(sockets.port());

            closing.start();
            await().atMost(Duration.ofSeconds(10)).until(() -> !sockets.isReady());
            publish(message("one"));

            // This client does not come back by itself: it is the draining node that tells.
            assertThat(contents(client.hear("new_message", 1))).containsExactly("one");
        } finally {
            second.close();
        }
    }

    private void publish(List<String> expected) {
        for (int i = 0; i < 5; i++) {
            String content = "message " + expected.size();
            expected.add(content);
            publish(message(content));
        }
    }

    private ConfigurableApplicationContext secondNode(String drainTime) {
        return RealtimeApplication.application()
                .initializers(this::share)
                .run(
                        "--KAFKA_BOOTSTRAP_SERVERS=" + environment.getRequiredProperty("KAFKA_BOOTSTRAP_SERVERS"),
                        "--JWKS_URI=" + environment.getRequiredProperty("JWKS_URI"),
                        "--server.port=0",
                        "--management.server.port=0",
                        "--realtime.socket-port=0",
                        drainTime,
                        "--realtime.upstreams.post-service=" + SERVICES.url(),
                        "--realtime.upstreams.social-graph-service=" + SERVICES.url(),
                        "--realtime.upstreams.messaging-service=" + SERVICES.url(),
                        "--realtime.upstreams.notification-service=" + SERVICES.url());
    }

    /** The keys of whose texts it reads; and nothing that the first node would lose when it ends. */
    private void share(ConfigurableApplicationContext second) {
        GenericApplicationContext context = (GenericApplicationContext) second;
        context.registerBean("testDataKeys", TestDataKeys.class, () -> keys, bean -> bean.setPrimary(true));
        context.registerBean(ReactorResourceFactory.class, () -> {
            ReactorResourceFactory own = new ReactorResourceFactory();
            own.setUseGlobalResources(false);
            return own;
        });
    }
}
