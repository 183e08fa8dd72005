package dev.chorus.realtime.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.audience.TestRelations;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.hub.Publication.AuthorErased;
import dev.chorus.realtime.hub.Publication.AuthorVisibility;
import dev.chorus.realtime.hub.Publication.Eviction;
import dev.chorus.realtime.hub.Publication.Latest;
import dev.chorus.realtime.hub.Publication.Push;
import dev.chorus.realtime.hub.Publication.Severance;
import dev.chorus.realtime.hub.Publication.Unfollowing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubTest {
    private final TestHub test = new TestHub();
    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final Room.Post room = new Room.Post(UUID.randomUUID());

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void aPushToAUserReachesAllTheirDevicesAndNobodyElse() {
        FakeSocket phone = test.connect(ada);
        FakeSocket laptop = test.connect(ada);
        FakeSocket other = test.connect(bob);
        assertThat(phone.eventLoop()).isNotSameAs(laptop.eventLoop());

        PreparedPacket packet = packet("hello");
        test.publish(push(new Room.User(ada), packet));

        assertThat(phone.written()).containsExactly(packet);
        assertThat(laptop.written()).containsExactly(packet);
        assertThat(other.written()).isEmpty();
    }

    @Test
    void anAttemptToEnterThatFailsTakesNothingFromTheNext() {
        FakeSocket socket = test.connect(ada);
        Session session = socket.state();

        test.on(socket, () -> {
            Session.Entrance failing = announce(session);
            Session.Entrance next = announce(session);
            session.withdraw(failing);
            test.hub().join(socket, next, new Room.Author(bob, false));
        });

        assertThat(session.isIn(room)).isTrue();
    }

    @Test
    void whoLeavesIsNotBroughtInByAnEarlierAttempt() {
        FakeSocket socket = test.connect(ada);
        Session session = socket.state();

        test.on(socket, () -> {
            announce(session);
            Session.Entrance earlier = announce(session);
            test.hub().leave(socket, room);
            test.hub().join(socket, earlier, new Room.Author(bob, false));
        });

        assertThat(session.isIn(room)).isFalse();
    }

    @Test
    void whatWasBegunBeforeLeavingTakesNothingFromWhatIsBegunAfterwards() {
        FakeSocket socket = test.connect(ada);
        Session session = socket.state();

        test.on(socket, () -> {
            Session.Entrance failing = announce(session);
            Session.Entrance late = announce(session);
            test.hub().leave(socket, room);
            Session.Entrance again = announce(session);
            session.withdraw(failing);
            test.hub().join(socket, late, new Room.Author(bob, false));
            assertThat(session.isIn(room)).isFalse();
            test.hub().join(socket, again, new Room.Author(bob, false));
        });

        assertThat(session.isIn(room)).isTrue();
    }

    @Test
    void everyoneHearsTheSamePacketsInTheirOrder() {
        List<FakeSocket> sockets = IntStream.range(0, 10)
                .mapToObj(_ -> test.connect(UUID.randomUUID()))
                .toList();
        PreparedPacket first = packet("first");
        PreparedPacket second = packet("second");

        test.publish(push(Room.EVERYONE, first), push(Room.EVERYONE, second));

        assertThat(sockets).allSatisfy(socket -> assertThat(socket.written()).containsExactly(first, second));
        assertThat(test.meters().get("chorus.realtime.deliveries").counter().count())
                .isEqualTo(20);
        assertThat(test.meters().get("chorus.realtime.delivery.time").timer().count())
                .isEqualTo(4);
    }

    @Test
    void aRoomIsHeardFromEnteringToLeaving() {
        FakeSocket socket = test.connect(ada);
        PreparedPacket before = packet("before");
        PreparedPacket within = packet("within");
        PreparedPacket after = packet("after");

        test.publish(push(room, before));
        test.join(socket, room, bob);
        test.publish(push(room, within));
        test.on(socket, () -> test.hub().leave(socket, room));
        test.publish(push(room, after));

        assertThat(socket.written()).containsExactly(within);
    }

    @Test
    void whoHasGoneHearsNothing() {
        FakeSocket socket = test.connect(ada);
        test.join(socket, room, bob);
        test.on(socket, () -> test.hub().disconnect(socket));

        test.publish(push(Room.EVERYONE, packet("a")), push(new Room.User(ada), packet("b")), push(room, packet("c")));

        assertThat(socket.written()).isEmpty();
    }

    @Test
    void whoGoesWhileBeingLetInIsNotInTheRoom() {
        FakeSocket socket = test.connect(ada);
        test.on(socket, () -> {
            Session.Entrance entrance = announce(socket.state());
            test.hub().disconnect(socket);
            test.hub().join(socket, entrance, new Room.Author(bob, false));
        });

        test.publish(push(room, packet("a")));

        assertThat(socket.written()).isEmpty();
    }

    @Test
    void whoLeavesWhileBeingLetInIsNotInTheRoom() {
        FakeSocket socket = test.connect(ada);
        test.on(socket, () -> {
            Session.Entrance entrance = announce(socket.state());
            test.hub().leave(socket, room);
            test.hub().join(socket, entrance, new Room.Author(bob, false));
        });

        test.publish(push(room, packet("a")));

        assertThat(socket.written()).isEmpty();
    }

    @Test
    void aSlowReaderClosedInTheMiddleOfAPushDoesNotKeepItFromTheOthers() {
        FakeSocket slow = new FakeSocket(test.loop(), ada);
        FakeSocket other = new FakeSocket(slow.eventLoop(), bob);
        slow.whenWritten(() -> test.hub().disconnect(slow));
        test.on(slow, () -> {
            test.hub().connect(slow);
            test.hub().connect(other);
        });

        test.publish(push(Room.EVERYONE, packet("a")), push(Room.EVERYONE, packet("b")));

        assertThat(slow.written()).hasSize(1);
        assertThat(other.written()).hasSize(2);
    }

    @Test
    void aSessionIsInSoManyRoomsAtMost() {
        FakeSocket socket = test.connect(ada);
        test.on(socket, () -> {
            for (int i = 0; i < FakeSocket.LIMITS.roomsPerSession(); i++) {
                assertThat(socket.state().announce(new Room.Post(UUID.randomUUID())))
                        .isPresent();
            }
            assertThat(socket.state().announce(room)).isEmpty();
        });
    }

    @Test
    void anEvictedRoomHearsNothingMore() {
        FakeSocket socket = test.connect(ada);
        test.join(socket, room, bob);
        PreparedPacket last = packet("last");

        test.publish(push(room, last), new Eviction(room), push(room, packet("late")));

        assertThat(socket.written()).containsExactly(last);
        assertThat(test.join(socket, room, bob)).isTrue();
    }

    @Test
    void ofManyStatesTheFirstIsHeardAtOnceAndTheNewestAfterTheInterval() {
        FakeSocket socket = test.connect(ada);
        test.join(socket, room, bob);
        List<PreparedPacket> states =
                IntStream.range(0, 50).mapToObj(i -> packet("state" + i)).toList();

        states.forEach(state -> test.publish(new Latest(room, (_, _) -> state, Instant.now())));

        assertThat(socket.written()).first().isSameAs(states.getFirst());
        await().atMost(Duration.ofSeconds(5))
                .until(() -> socket.written().getLast().equals(states.getLast()));
        List<Long> at = socket.writtenAt();
        for (int i = 1; i < at.size(); i++) {
            assertThat(at.get(i) - at.get(i - 1))
                    .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(TestHub.STATS_INTERVAL_MILLIS));
        }
    }

    @Test
    void whenAnAuthorGoesPrivateTheOthersLeaveTheRoomsOfTheirPosts() {
        FakeSocket author = test.connect(ada);
        FakeSocket reader = test.connect(bob);
        test.join(author, room, ada);
        test.join(reader, room, ada);

        PreparedPacket packet = packet("a");
        test.publish(new AuthorVisibility(ada, true), push(room, packet));

        assertThat(author.written()).containsExactly(packet);
        assertThat(reader.written()).isEmpty();
    }

    @Test
    void anOlderAnswerLetsNobodyIntoTheRoomsOfAnAuthorWhoHasGonePrivate() {
        FakeSocket author = test.connect(ada);
        FakeSocket reader = test.connect(bob);
        test.publish(new AuthorVisibility(ada, true));

        assertThat(test.join(reader, room, ada)).isFalse();
        assertThat(test.join(author, room, ada)).isTrue();

        test.publish(new AuthorVisibility(ada, false));
        assertThat(test.join(reader, room, ada)).isTrue();
    }

    @Test
    void followersStayWhenTheAuthorGoesPrivate() {
        FakeSocket follower = test.connect(TestRelations.following(bob, ada));
        test.join(follower, room, ada);

        PreparedPacket packet = packet("a");
        test.publish(new AuthorVisibility(ada, true), push(room, packet));

        assertThat(follower.written()).containsExactly(packet);
        assertThat(test.join(follower, new Room.Post(UUID.randomUUID()), ada)).isTrue();
    }

    @Test
    void whoUnfollowsAPrivateAuthorLeavesTheRoomsAndIsNotLetInOnAnOlderAnswer() {
        FakeSocket former = test.connect(bob);
        FakeSocket other = test.connect(UUID.randomUUID());
        Room.Author author = new Room.Author(ada, true);
        test.join(former, room, author);
        test.join(other, room, author);

        PreparedPacket packet = packet("a");
        test.publish(new Unfollowing(bob, ada), push(room, packet));

        assertThat(former.written()).isEmpty();
        assertThat(other.written()).containsExactly(packet);
        assertThat(test.join(former, room, author)).isFalse();
    }

    @Test
    void whoIsPutOutOfARoomIsToldOfAndWhoLeavesIsNot() {
        FakeSocket former = test.connect(bob);
        FakeSocket leaving = test.connect(UUID.randomUUID());
        test.join(former, room, ada);
        test.join(leaving, room, ada);
        test.on(leaving, () -> test.hub().leave(leaving, room));

        test.publish(new Severance(ada, bob));

        assertThat(test.evicted()).containsExactly(former.state());
        assertThat(former.state().isIn(room)).isFalse();
    }

    @Test
    void whoUnfollowsAPublicAuthorStays() {
        FakeSocket former = test.connect(bob);
        test.join(former, room, ada);

        PreparedPacket packet = packet("a");
        test.publish(new Unfollowing(bob, ada), push(room, packet));

        assertThat(former.written()).containsExactly(packet);
    }

    @Test
    void aBlockPutsEachOutOfTheRoomsOfTheOther() {
        FakeSocket adas = test.connect(ada);
        FakeSocket bobs = test.connect(bob);
        Room.Post ofBob = new Room.Post(UUID.randomUUID());
        test.join(bobs, room, ada);
        test.join(adas, room, ada);
        test.join(adas, ofBob, bob);

        PreparedPacket packet = packet("a");
        test.publish(new Severance(ada, bob), push(room, packet), push(ofBob, packet("b")));

        assertThat(bobs.written()).isEmpty();
        assertThat(adas.written()).containsExactly(packet);
    }

    @Test
    void nobodyEntersTheRoomsOfSomeoneFromWhomTheyAreSevered() {
        FakeSocket blocked = test.connect(TestRelations.severed(bob, ada));

        assertThat(test.join(blocked, room, ada)).isFalse();
    }

    @Test
    void theRoomsOfAnErasedAuthorAreCleared() {
        FakeSocket follower = test.connect(TestRelations.following(bob, ada));
        test.join(follower, room, ada);

        test.publish(new AuthorErased(ada), push(room, packet("a")));

        assertThat(follower.written()).isEmpty();
    }

    @Test
    void onlyWhoMayHearAPushIsWrittenToAndCounted() {
        FakeSocket follower = test.connect(TestRelations.following(bob, ada));
        FakeSocket stranger = test.connect(UUID.randomUUID());

        PreparedPacket packet = packet("a");
        test.publish(new Push(Room.EVERYONE, Hearing.ofPost(ada, true), packet, Instant.now()));

        assertThat(follower.written()).containsExactly(packet);
        assertThat(stranger.written()).isEmpty();
        assertThat(test.meters().get("chorus.realtime.deliveries").counter().count())
                .isEqualTo(1);
    }

    @Test
    void closingALoginDisconnectsItsSocketsOnly() {
        FakeSocket socket = test.connect(ada);
        FakeSocket other = test.connect(ada);

        test.hub().close(new Room.Login(socket.state().credential().loginId()));
        test.settle();

        assertThat(socket.isConnected()).isFalse();
        assertThat(other.isConnected()).isTrue();
    }

    @Test
    void aRenewedSessionBelongsToItsNewLogin() {
        FakeSocket socket = test.connect(ada);
        UUID oldLogin = socket.state().credential().loginId();
        Credential fresh = FakeSocket.credential(ada, Instant.now(), Duration.ofMinutes(15));
        test.on(socket, () -> test.hub().renew(socket, fresh));

        test.hub().close(new Room.Login(oldLogin));
        test.settle();
        assertThat(socket.isConnected()).isTrue();

        test.hub().close(new Room.Login(fresh.loginId()));
        test.settle();
        assertThat(socket.isConnected()).isFalse();
    }

    @Test
    void everySessionIsLookedAtRegularly() {
        test.connect(ada);
        test.connect(bob);

        await().atMost(Duration.ofSeconds(5)).until(() -> test.sweeps() >= 6);
    }

    private Session.Entrance announce(Session session) {
        return session.announce(room).orElseThrow();
    }

    private static PreparedPacket packet(String text) {
        return PreparedPacket.text(text);
    }

    private static Push push(Room room, PreparedPacket packet) {
        return new Push(room, Hearing.ALL, packet, Instant.now());
    }
}
