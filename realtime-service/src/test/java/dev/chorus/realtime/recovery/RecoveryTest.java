package dev.chorus.realtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.events.Author;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.MessageEvent;
import dev.chorus.events.NotificationEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.Topic;
import dev.chorus.events.UserEvent;
import dev.chorus.realtime.audience.Relations;
import dev.chorus.realtime.audience.TestRelations;
import dev.chorus.realtime.hub.FakeSocket;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.position.Offset;
import dev.chorus.realtime.recovery.TestNode.Visit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecoveryTest {
    private static final Instant AT = Instant.parse("2026-03-01T09:40:00Z");
    private static final int PARTITIONS = 3;

    private final UUID ada = UUID.randomUUID();
    private final Author bob = new Author(UUID.randomUUID(), "bob", "Bob");
    private final Map<TopicPartition, List<DomainEvent>> log = new LinkedHashMap<>();
    private final List<TestNode> nodes = new ArrayList<>();

    RecoveryTest() {
        for (Topic topic : List.of(Topic.POSTS, Topic.NOTIFICATIONS, Topic.MESSAGES, Topic.USERS)) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                log.put(new TopicPartition(topic.topicName(), partition), new ArrayList<>());
            }
        }
    }

    @AfterEach
    void closeNodes() {
        nodes.forEach(TestNode::close);
    }

    private TestNode node(Map<String, String> settings) {
        TestNode node = new TestNode(log, settings);
        nodes.add(node);
        return node;
    }

    private TestNode node() {
        return node(Map.of());
    }

    private void append(DomainEvent event) {
        int partition = Math.floorMod(event.subject().hashCode(), PARTITIONS);
        Objects.requireNonNull(log.get(new TopicPartition(Topic.of(event).topicName(), partition)))
                .add(event);
    }

    private PostEvent.Created post(UUID postId) {
        return new PostEvent.Created(UUID.randomUUID(), AT, postId, bob, false, "Hi", AT, AT, AT, 0, 0);
    }

    private NotificationEvent.Read read(UUID notificationId) {
        return new NotificationEvent.Read(UUID.randomUUID(), AT, ada, notificationId);
    }

    private MessageEvent.Sent message(UUID messageId) {
        return new MessageEvent.Sent(
                UUID.randomUUID(), AT, UUID.randomUUID(), messageId, bob, ada, "Hi", null, "delivered", AT);
    }

    private PostEvent.Liked liked(Room.Post room, int likes) {
        return new PostEvent.Liked(UUID.randomUUID(), AT, room.id(), bob.id(), bob, likes, 0);
    }

    /** An event as its client hears it. */
    private record Heard(String name, JsonNode payload, String offset) {
        static Heard of(String packet) {
            JsonNode parts = JsonMapper.shared().readTree(packet.substring(1));
            return new Heard(
                    parts.get(0).asString(),
                    parts.get(1),
                    parts.get(parts.size() - 1).asString());
        }

        String id() {
            return payload.isString() ? payload.asString() : payload.path("id").asString();
        }
    }

    private static List<Heard> heard(FakeSocket socket) {
        return socket.texts().stream().map(Heard::of).toList();
    }

    private static List<String> names(Visit visit) {
        return heard(visit.socket()).stream().map(Heard::name).toList();
    }

    /** What a client keeps. */
    private static final class Client {
        final List<Heard> heard = new ArrayList<>();
        String pid = "";
        String offset = "";

        /** Only the first of what was written arrived. */
        void receive(FakeSocket socket, int most) {
            List<Heard> all = heard(socket);
            for (Heard one : all.subList(0, Math.min(most, all.size()))) {
                if (!offset.isEmpty()) {
                    Offset before = TestNode.offset(offset);
                    assertThat(TestNode.offset(one.offset()).position().reaches(before.position()))
                            .as("offsets never go back")
                            .isTrue();
                }
                heard.add(one);
                offset = one.offset();
            }
        }
    }

    /**
     * Two nodes read the log each in its own order, while a client goes from one to the other, again and again loses what
     * was on its way, and now and then is not noticed to be lost.
     */
    @Test
    void overAnyNodesAndLossesNothingIsMissedAndNothingComesTwice() {
        for (int seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            log.values().forEach(List::clear);
            List<TestNode> both = List.of(node(), node());
            Client client = new Client();
            List<String> expected = new ArrayList<>();
            Visit visit = both.getFirst().connect(ada);
            client.pid = visit.pid();
            client.offset = TestNode.pid(visit.pid()).begin().text();
            for (int round = 0; round < 20; round++) {
                for (int i = random.nextInt(12); i > 0; i--) {
                    UUID id = UUID.randomUUID();
                    expected.add(id.toString());
                    append(
                            switch (random.nextInt(3)) {
                                case 0 -> post(id);
                                case 1 -> read(id);
                                default -> message(id);
                            });
                }
                both.forEach(node -> readSome(node, random));
                both.forEach(node -> node.test.settle());
                client.receive(visit.socket(), random.nextInt(8));
                TestNode next = both.get(random.nextInt(2));
                while (!next.hasReached(TestNode.offset(client.offset))) {
                    readSome(next, random);
                }
                Visit back = next.reconnect(client.pid, client.offset, Map.of());
                assertThat(back.pid()).isEqualTo(client.pid);
                readSome(next, random);
                visit = back;
            }
            both.forEach(TestNode::readAll);
            both.forEach(node -> node.test.settle());
            client.receive(visit.socket(), Integer.MAX_VALUE);

            assertThat(client.heard).extracting(Heard::id).containsExactlyInAnyOrderElementsOf(expected);
            log.values().stream()
                    .filter(partition -> !partition.isEmpty())
                    .forEach(partition -> assertThat(client.heard)
                            .extracting(Heard::id)
                            .containsSubsequence(
                                    partition.stream().map(RecoveryTest::shown).toList()));
        }
    }

    private static String shown(DomainEvent event) {
        return switch (event) {
            case PostEvent.Created post -> post.postId().toString();
            case NotificationEvent.Read read -> read.notificationId().toString();
            case MessageEvent.Sent sent -> sent.messageId().toString();
            default -> throw new IllegalArgumentException();
        };
    }

    private void readSome(TestNode node, Random random) {
        List<TopicPartition> partitions = new ArrayList<>(log.keySet());
        Collections.shuffle(partitions, random);
        node.read(1 + random.nextInt(3), partitions.subList(0, 1 + random.nextInt(4)));
    }

    @Test
    void whoHasReceivedNothingYetComesBackByThePidAlone() {
        TestNode node = node();
        Visit first = node.connect(ada);
        append(message(UUID.randomUUID()));
        node.readAll();

        Visit back =
                node.reconnect(first.pid(), TestNode.pid(first.pid()).begin().text(), Map.of());

        assertThat(back.pid()).isEqualTo(first.pid());
        assertThat(names(back)).containsExactly("new_message");
    }

    /** With nothing but what it had before, it would seem to have been away since then. */
    @Test
    void whoIsBackHasAFreshOffsetEvenIfNothingWasMissed() {
        TestNode node = node();
        Visit first = node.connect(ada);
        Offset old = new Offset(
                TestNode.pid(first.pid()).begin().position(), Instant.now().minusSeconds(150));

        Visit back = node.reconnect(first.pid(), old.text(), Map.of());

        assertThat(back.pid()).isEqualTo(first.pid());
        assertThat(back.socket().emitted()).containsExactly("position");
        Offset fresh = TestNode.offset(back.socket().lastArguments().getFirst());
        assertThat(fresh.at()).isAfter(Instant.now().minusSeconds(10));
        assertThat(fresh.position()).isEqualTo(old.position());
    }

    @Test
    void aLossThatWasNotNoticedEndsWhenTheClientIsBack() {
        TestNode node = node();
        Visit first = node.connect(ada);
        String begin = TestNode.pid(first.pid()).begin().text();
        Visit sameLoop = node.reconnect(first.pid(), begin, Map.of());
        Visit again = node.reconnect(first.pid(), begin, Map.of());
        append(message(UUID.randomUUID()));
        node.readAll();
        node.test.settle();

        assertThat(first.socket().isConnected()).isFalse();
        assertThat(sameLoop.socket().isConnected()).isFalse();
        assertThat(names(again)).containsExactly("new_message");
        assertThat(first.socket().written()).isEmpty();
    }

    @Test
    void whatIsNotKeptAnyMoreIsFetchedAnew() {
        TestNode node = node(Map.of("realtime.history.events", "5"));
        Visit first = node.connect(ada);
        for (int i = 0; i < 9; i++) {
            append(message(UUID.randomUUID()));
        }
        node.readAll();

        Visit back =
                node.reconnect(first.pid(), TestNode.pid(first.pid()).begin().text(), Map.of());

        assertThat(back.pid()).isNotEqualTo(first.pid());
        assertThat(back.socket().emitted()).containsExactly("sync_required");
        assertThat(TestNode.offset(back.socket().lastArguments().getFirst()).position())
                .isEqualTo(node.progress.reached());
        assertThat(back.socket().written()).isEmpty();
    }

    @Test
    void moreThanIsSentAtOnceIsFetchedAnew() {
        TestNode node = node(Map.of("realtime.history.replay", "750KB"));
        Visit first = visitWithRoom(node);
        String large = "x".repeat(4_000);
        for (int i = 0; i < 200; i++) {
            append(new PostEvent.Created(
                    UUID.randomUUID(), AT, UUID.randomUUID(), bob, false, large, AT, AT, AT, 0, 0));
        }
        node.readAll();

        Visit back =
                node.reconnect(first.pid(), TestNode.pid(first.pid()).begin().text(), Map.of());

        assertThat(back.pid()).isNotEqualTo(first.pid());
        assertThat(back.socket().emitted()).containsExactly("sync_required");
        assertThat(node.rooms(back.pid())).isEmpty();
    }

    @Test
    void whatThisNodeHasNotReadYetIsFetchedAnew() {
        TestNode behind = node();
        Visit first = visitWithRoom(behind);

        Visit back = behind.reconnect(first.pid(), heardElsewhere().text(), Map.of());

        assertThat(back.pid()).isNotEqualTo(first.pid());
        assertThat(back.socket().emitted()).containsExactly("sync_required");
        assertThat(behind.rooms(back.pid())).isEmpty();
    }

    /** By the same one its client would take itself for recovered. */
    @Test
    void whoIsRefusedIsToldAnotherPidWithinTheSameSecondToo() {
        TestNode behind = new TestNode(log, Map.of(), Clock.fixed(Instant.now(), ZoneOffset.UTC));
        nodes.add(behind);
        Visit first = behind.connect(ada);
        Offset heard = heardElsewhere();

        Visit refused = behind.reconnect(first.pid(), heard.text(), Map.of());
        Visit refusedAgain = behind.reconnect(refused.pid(), heard.text(), Map.of());
        Visit recovered = behind.reconnect(
                refusedAgain.pid(), TestNode.pid(refusedAgain.pid()).begin().text(), Map.of());

        assertThat(refused.pid()).isNotEqualTo(first.pid());
        assertThat(refusedAgain.pid()).isNotEqualTo(refused.pid());
        assertThat(recovered.pid()).isEqualTo(refusedAgain.pid());
    }

    /** Up to a message that another node has read. */
    private Offset heardElsewhere() {
        append(message(UUID.randomUUID()));
        TestNode ahead = node();
        ahead.readAll();
        return new Offset(ahead.progress.reached(), Instant.now());
    }

    /** Of one who is in a room of a post, as the node knows. */
    private Visit visitWithRoom(TestNode node) {
        Visit first = node.connect(ada);
        Room.Post room = new Room.Post(UUID.randomUUID());
        Visit visit = node.reconnect(
                first.pid(), TestNode.pid(first.pid()).begin().text(), Map.of(room, new Room.Author(bob.id(), false)));
        assertThat(node.rooms(visit.pid())).containsExactly(room);
        return visit;
    }

    @Test
    void whoseRecoveryCameToNothingIsInNoRoomTheNextTimeEither() {
        TestNode node = node(Map.of("realtime.history.events", "5"));
        Visit first = visitWithRoom(node);
        String begin = TestNode.pid(first.pid()).begin().text();
        Room.Post room = node.rooms(first.pid()).getFirst();
        for (int i = 0; i < 9; i++) {
            append(message(UUID.randomUUID()));
        }
        node.readAll();

        Visit anew = node.reconnect(first.pid(), begin, Map.of(room, new Room.Author(bob.id(), false)));

        assertThat(anew.socket().emitted()).containsExactly("sync_required");
        assertThat(node.rooms(anew.pid())).isEmpty();
    }

    @Test
    void whatHasBecomeHiddenIsLeftOutAndItsEndIsTold() {
        TestNode node = node();
        Visit first = node.connect(ada);
        UUID deleted = UUID.randomUUID();
        UUID kept = UUID.randomUUID();
        UUID takenBack = UUID.randomUUID();
        append(post(deleted));
        append(post(kept));
        append(new PostEvent.Deleted(UUID.randomUUID(), AT, deleted, bob.id(), false));
        append(notification(takenBack));
        append(new NotificationEvent.Removed(UUID.randomUUID(), AT, ada, takenBack));
        node.readAll();

        Visit back = back(node, first, Relations.none(ada));

        assertThat(names(back)).containsExactlyInAnyOrder("new_post", "post_deleted", "notification_removed");
        assertThat(heard(back.socket()))
                .anyMatch(one -> one.name().equals("new_post") && one.id().equals(kept.toString()));
    }

    private NotificationEvent.Created notification(UUID id) {
        return new NotificationEvent.Created(
                UUID.randomUUID(), AT, ada, id, "like", "Like", "Bob liked", "{}", false, AT, bob.id());
    }

    private static Visit back(TestNode node, Visit former, Relations relations) {
        return node.reconnect(former.pid(), TestNode.pid(former.pid()).begin().text(), Map.of(), relations);
    }

    @Test
    void postsOfSomeoneWhoHasGonePrivateAreForFollowersOnly() {
        TestNode node = node();
        Visit first = node.connect(ada);
        append(post(UUID.randomUUID()));
        append(new UserEvent.Updated(UUID.randomUUID(), AT, bob.id(), "bob", "Bob", true, 2, AT, null));
        node.readAll();

        assertThat(names(back(node, first, Relations.none(ada)))).isEmpty();
        assertThat(names(back(node, first, TestRelations.following(ada, bob.id()))))
                .containsExactly("new_post");

        append(new UserEvent.Updated(UUID.randomUUID(), AT, bob.id(), "bob", "Bob", false, 3, AT, null));
        node.readAll();
        assertThat(names(back(node, first, Relations.none(ada)))).containsExactly("new_post");
    }

    @Test
    void nothingIsToldOfSomeoneWhoIsErasedOrBlocked() {
        TestNode node = node();
        Visit first = node.connect(ada);
        append(post(UUID.randomUUID()));
        append(message(UUID.randomUUID()));
        append(notification(UUID.randomUUID()));
        node.readAll();

        assertThat(names(back(node, first, TestRelations.severed(ada, bob.id()))))
                .containsExactly("new_notification");

        append(new UserEvent.Erased(UUID.randomUUID(), AT, bob.id(), 4));
        node.readAll();
        assertThat(names(back(node, first, Relations.none(ada)))).isEmpty();
    }

    @Test
    void roomsAreEnteredAgainWithWhatWasMissedInThemAndOfStatesTheNewestOnly() {
        TestNode node = node();
        Visit first = node.connect(ada);
        Room.Post open = new Room.Post(UUID.randomUUID());
        Room.Post other = new Room.Post(UUID.randomUUID());
        for (Room.Post room : List.of(open, other)) {
            append(new PostEvent.CommentCreated(
                    UUID.randomUUID(), AT, room.id(), ada, UUID.randomUUID(), bob, "Hello", AT, 0, 1));
            append(liked(room, 1));
            append(liked(room, 2));
        }
        node.readAll();

        Visit back = node.reconnect(
                first.pid(), TestNode.pid(first.pid()).begin().text(), Map.of(open, new Room.Author(bob.id(), false)));

        List<Heard> heard = heard(back.socket());
        assertThat(heard).extracting(Heard::name).containsExactly("new_comment", "post_stats");
        assertThat(heard.getLast().payload().get("likeCount").asInt()).isEqualTo(2);
        append(new PostEvent.CommentCreated(
                UUID.randomUUID(), AT, open.id(), ada, UUID.randomUUID(), bob, "More", AT, 2, 2));
        node.readAll();
        node.test.settle();
        assertThat(names(back)).startsWith("new_comment", "post_stats", "new_comment");
    }

    @Test
    void aStateThatIsHeldBackDoesNotTakeTheOffsetBack() {
        TestNode node = node();
        Visit visit = node.connect(ada);
        Room.Post room = new Room.Post(UUID.randomUUID());
        node.test.join(visit.socket(), room, new Room.Author(bob.id(), false));
        append(liked(room, 1));
        append(liked(room, 2));
        append(post(UUID.randomUUID()));
        append(message(UUID.randomUUID()));
        node.readAll();

        await().atMost(Duration.ofSeconds(5))
                .until(() -> names(visit).stream().filter("post_stats"::equals).count() == 2);
        Client client = new Client();
        client.receive(visit.socket(), Integer.MAX_VALUE);
        assertThat(client.heard.getLast().name()).isEqualTo("post_stats");
        assertThat(TestNode.offset(client.offset).position()).isEqualTo(node.progress.reached());
    }

    @Test
    void recoveriesAreCounted() {
        TestNode node = node();
        Visit first = node.connect(ada);
        append(message(UUID.randomUUID()));
        node.readAll();
        back(node, first, Relations.none(ada));

        assertThat(node.test
                        .meters()
                        .get("chorus.realtime.recoveries")
                        .tags("outcome", "full", "transport", "websocket")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(node.test
                        .meters()
                        .get("chorus.realtime.recoveries.events")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
