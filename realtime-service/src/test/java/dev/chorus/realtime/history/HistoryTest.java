package dev.chorus.realtime.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.MessageEvent;
import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.audience.Relations;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.position.Offset;
import dev.chorus.realtime.position.Position;
import dev.chorus.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Position BEGIN = Position.of(List.of(List.of(0L, 0L)));
    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int PLENTY = 1_000_000;

    private final UUID ada = UUID.randomUUID();
    private final MovableClock clock = MovableClock.stopped();
    private long number;

    private History history(Map<String, String> settings) {
        History history = TestHistory.of(settings, clock);
        history.begin(BEGIN);
        return history;
    }

    private void add(History history, int partition, long record) {
        number++;
        Entry entry = new Entry(
                number,
                partition,
                record,
                new Room.User(ada),
                Hearing.ALL,
                new Entry.Content.Event(PreparedPacket.text("packet")),
                "offset",
                new About(null, null, false),
                clock.instant());
        history.add(
                new MessageEvent.RequestRejected(
                        UUID.randomUUID(),
                        clock.instant(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        ada,
                        ada),
                List.of(entry));
    }

    private Missed missedOf(History history, Position from, long upTo, int mostBytes) {
        return history.missed(
                new Offset(from, clock.instant()), upTo, List.of(new Room.User(ada)), Relations.none(ada), mostBytes);
    }

    private Optional<List<Long>> missed(History history, Position from) {
        return missedOf(history, from, number, PLENTY) instanceof Missed.All(var entries, var _)
                ? Optional.of(entries.stream().map(Entry::number).toList())
                : Optional.empty();
    }

    @Test
    void tellsWhatIsAfterAPositionInItsOwnOrder() {
        History history = history(Map.of());
        add(history, FIRST, 0);
        add(history, SECOND, 0);
        add(history, FIRST, 1);
        add(history, SECOND, 3);

        assertThat(missed(history, BEGIN)).contains(List.of(1L, 2L, 3L, 4L));
        assertThat(missed(history, Position.of(List.of(List.of(1L, 2L))))).contains(List.of(3L, 4L));
        assertThat(missed(history, Position.of(List.of(List.of(2L, 0L))))).contains(List.of(2L, 4L));
        assertThat(missed(history, Position.of(List.of(List.of(2L, 4L))))).contains(List.of());
    }

    @Test
    void tellsNothingThatIsStillToComeOnAnEventLoop() {
        History history = history(Map.of());
        add(history, FIRST, 0);
        add(history, FIRST, 1);

        assertThat(missedOf(history, BEGIN, 1, PLENTY))
                .isInstanceOfSatisfying(
                        Missed.All.class,
                        all -> assertThat(all.entries())
                                .extracting(Entry::number)
                                .containsExactly(1L));
    }

    @Test
    void moreThanMayBeToldIsTooMuchAndWhatIsStillToComeDoesNotCount() {
        History history = history(Map.of());
        LongStream.range(0, 50).forEach(record -> add(history, FIRST, record));

        assertThat(missedOf(history, BEGIN, number, 2_000)).isEqualTo(new Missed.TooMuch());
        assertThat(missedOf(history, BEGIN, 5, 2_000)).isInstanceOf(Missed.All.class);
        assertThat(missedOf(history, Position.of(List.of(List.of(45L, 0L))), number, 2_000))
                .isInstanceOf(Missed.All.class);
        assertThat(missedOf(history, Position.of(List.of(List.of(50L, 0L))), number, 0))
                .isEqualTo(new Missed.All(List.of(), 0));
    }

    @Test
    void keepsWhatIsNewerThanItsRetentionAndKnowsFromWhereItIsComplete() {
        History history = history(Map.of("realtime.history.window", "100s"));
        add(history, FIRST, 0);
        add(history, SECOND, 0);
        clock.advance(Duration.ofSeconds(170));
        add(history, FIRST, 1);
        assertThat(missed(history, BEGIN)).contains(List.of(1L, 2L, 3L));

        clock.advance(Duration.ofSeconds(20));
        add(history, FIRST, 2);

        assertThat(missed(history, BEGIN)).isEmpty();
        assertThat(missed(history, Position.of(List.of(List.of(1L, 0L))))).isEmpty();
        assertThat(missed(history, Position.of(List.of(List.of(1L, 1L))))).contains(List.of(3L, 4L));
    }

    @Test
    void forgetsTheOldestWhenItIsFull() {
        History history = history(Map.of("realtime.history.memory", "2KB"));
        LongStream.range(0, 20).forEach(record -> add(history, FIRST, record));

        assertThat(missed(history, BEGIN)).isEmpty();
        assertThat(missed(history, Position.of(List.of(List.of(18L, 0L))))).contains(List.of(19L, 20L));
    }

    @Test
    void someoneWhoWasThereTooLongAgoIsRefusedThoughNothingHasHappened() {
        History history = history(Map.of());
        Offset longAgo = new Offset(BEGIN, clock.instant().minus(Duration.ofMinutes(4)));

        assertThat(history.missed(longAgo, 0, List.of(Room.EVERYONE), Relations.none(ada), PLENTY))
                .isEqualTo(new Missed.TooOld());
    }
}
