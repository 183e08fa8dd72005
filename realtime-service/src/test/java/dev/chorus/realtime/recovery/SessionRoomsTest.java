package dev.chorus.realtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.SignalEvent;
import dev.chorus.realtime.history.TestHistory;
import dev.chorus.realtime.hub.FakeSocket;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.hub.TestHub;
import dev.chorus.testing.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionRoomsTest {
    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final MovableClock clock = MovableClock.stopped();
    private final List<SignalEvent.SessionRooms> told = new ArrayList<>();
    private final SessionRooms rooms = new SessionRooms(
            signal -> told.add((SignalEvent.SessionRooms) signal),
            TestHistory.settings(Map.of()),
            UUID::randomUUID,
            clock);
    private final TestHub hub = new TestHub();
    private final FakeSocket socket = hub.connect(ada);
    private final Session session = socket.state();

    @AfterEach
    void close() {
        hub.close();
    }

    private UUID enter() {
        Room.Post room = new Room.Post(UUID.randomUUID());
        hub.join(socket, room, bob);
        rooms.announce(session);
        return room.id();
    }

    private void leave(UUID room) {
        hub.on(socket, () -> hub.hub().leave(socket, new Room.Post(room)));
        rooms.announce(session);
    }

    private List<UUID> lastTold() {
        return told.getLast().rooms();
    }

    @Test
    void theFirstRoomIsToldAtOnceAndWhatFollowsWaits() {
        UUID first = enter();
        assertThat(lastTold()).containsExactly(first);

        UUID second = enter();
        leave(first);
        rooms.tellWaiting();
        assertThat(told).hasSize(1);

        clock.advance(SessionRooms.INTERVAL);
        rooms.tellWaiting();
        rooms.tellWaiting();

        assertThat(told).hasSize(2);
        assertThat(lastTold()).containsExactly(second);
    }

    @Test
    void whoGoesInAndOutAllTheTimeIsToldOfOnceInAnInterval() {
        UUID last = enter();
        for (int i = 0; i < 100; i++) {
            clock.advance(SessionRooms.INTERVAL.dividedBy(10));
            leave(last);
            last = enter();
            rooms.tellWaiting();
        }
        clock.advance(SessionRooms.INTERVAL);
        rooms.tellWaiting();

        assertThat(told.size()).isBetween(10, 12);
        assertThat(lastTold()).containsExactly(last);
    }

    @Test
    void whatWaitsIsKnownHereAndIsToldWhenTheSessionLeaves() {
        UUID first = enter();
        SignalEvent.SessionRooms own = told.getLast();
        UUID second = enter();

        rooms.hear(own);

        assertThat(rooms.of(session.key(), ada)).containsExactlyInAnyOrder(new Room.Post(first), new Room.Post(second));
        rooms.left(session);
        assertThat(lastTold()).containsExactlyInAnyOrder(first, second);
        clock.advance(SessionRooms.INTERVAL);
        rooms.tellWaiting();
        assertThat(told).hasSize(2);
    }

    @Test
    void aRepetitionTellsWhatHoldsNow() {
        UUID room = enter();
        hub.on(socket, () -> hub.hub().leave(socket, new Room.Post(room)));
        rooms.evicted(session);
        assertThat(rooms.of(session.key(), ada)).isEmpty();
        clock.advance(SessionRooms.INTERVAL);
        rooms.tellWaiting();
        assertThat(told).hasSize(1);

        rooms.repeat(0, 1);

        assertThat(told).hasSize(2);
        assertThat(lastTold()).isEmpty();
    }

    @Test
    void whoNeverWasInARoomIsNotSpokenOf() {
        rooms.announce(session);
        rooms.evicted(session);
        rooms.repeat(0, 1);
        rooms.left(session);

        assertThat(told).isEmpty();
    }

    @Test
    void theRoomsOfASessionAreThoseThatItsNewestNodeNames() {
        UUID key = UUID.randomUUID();
        UUID older = UUID.randomUUID();
        UUID newer = UUID.randomUUID();

        rooms.hear(signal(key, newer, clock.instant().plusSeconds(1)));
        rooms.hear(signal(key, older, clock.instant()));

        assertThat(rooms.of(key, ada)).containsExactly(new Room.Post(newer));
        assertThat(rooms.of(key, bob)).isEmpty();
        assertThat(rooms.of(UUID.randomUUID(), ada)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aNodeThatHasTheSessionNowIsBelievedThoughItIsStillHere() {
        enter();
        UUID elsewhere = UUID.randomUUID();

        rooms.hear(signal(session.key(), elsewhere, clock.instant().plusSeconds(1)));

        assertThat(rooms.of(session.key(), ada)).containsExactly(new Room.Post(elsewhere));
    }

    private SignalEvent.SessionRooms signal(UUID key, UUID room, Instant since) {
        return new SignalEvent.SessionRooms(UUID.randomUUID(), clock.instant(), key, ada, List.of(room), since);
    }
}
