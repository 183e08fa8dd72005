package dev.chorus.realtime.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    private static final Instant AT = Instant.parse("2026-03-01T09:40:00Z");

    private final Random random = new Random(16);

    @Test
    void anyPositionIsReadAsItWasWritten() throws Exception {
        for (int round = 0; round < 2_000; round++) {
            List<List<Long>> topics = new ArrayList<>();
            for (int topic = random.nextInt(5); topic > 0; topic--) {
                topics.add(LongStream.generate(this::number)
                        .limit(random.nextInt(8))
                        .boxed()
                        .toList());
            }
            Offset offset = new Offset(Position.of(topics), AT.plusSeconds(random.nextInt(1_000_000_000)));

            Offset read = Offset.parse(offset.text());

            assertThat(read).isEqualTo(offset);
            assertThat(read.text()).isEqualTo(offset.text());
        }
    }

    private long number() {
        return random.nextLong() >>> random.nextInt(1, 64);
    }

    @Test
    void eighteenPartitionsTakeLittleRoom() {
        List<Long> six = List.of(12L, 3_456L, 78_901L, 234_567L, 99_999L, 1_000_000L);

        assertThat(new Offset(Position.of(List.of(six, six, six)), AT).text()).hasSizeLessThanOrEqualTo(82);
    }

    @ValueSource(
            strings = {
                "",
                ".",
                "g",
                "...",
                "A.A.A.",
                "A.gA",
                "A.A=",
                "A.A A",
                "A.AB",
                "ö.A",
                "A.\u0000",
                "[]",
                "A.gggggggggggggg",
                "A.________________",
                "A.____________I"
            })
    @ParameterizedTest
    void whatNoNodeHasWrittenIsRefused(String text) {
        assertThatThrownBy(() -> Offset.parse(text)).isInstanceOf(MalformedPositionException.class);
    }

    @Test
    void aTextThatIsChangedIsEitherRefusedOrAnotherPosition() throws Exception {
        String text = new Offset(Position.of(List.of(List.of(5L, 1_000L), List.of(77L))), AT).text();
        for (int round = 0; round < 5_000; round++) {
            char[] changed = text.toCharArray();
            changed[random.nextInt(changed.length)] = (char) random.nextInt(128);
            String other = new String(changed);
            try {
                assertThat(Offset.parse(other).text()).isEqualTo(other);
            } catch (MalformedPositionException _) {
                assertThat(other).isNotEqualTo(text);
            }
        }
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> Offset.parse("A".repeat(10_000) + ".A"))
                .isInstanceOf(MalformedPositionException.class);
    }

    @Test
    void aPositionReachesAnotherWhenItDoesInEveryPartition() {
        Position one = Position.of(List.of(List.of(5L, 9L), List.of(1L)));
        Position other = Position.of(List.of(List.of(6L, 8L), List.of(1L)));

        assertThat(one.reaches(other)).isFalse();
        assertThat(other.reaches(one)).isFalse();
        assertThat(one.reaches(one)).isTrue();
        assertThat(one.max(other)).isEqualTo(Position.of(List.of(List.of(6L, 9L), List.of(1L))));
        assertThat(one.max(other).reaches(one)).isTrue();
        assertThat(one.with(one.index(0, 0), 6).reaches(other)).isTrue();
        assertThat(one.isLike(Position.of(List.of(List.of(5L), List.of(9L, 1L)))))
                .isFalse();
    }

    @Test
    void aPidNamesASessionItsUserAndItsBeginning() throws Exception {
        Pid pid = new Pid(UUID.randomUUID(), UUID.randomUUID(), new Offset(Position.of(List.of(List.of(1L, 2L))), AT));

        assertThat(Pid.parse(pid.text())).isEqualTo(pid);
        assertThat(pid.toString()).doesNotContain(pid.key().toString());
        for (String broken : List.of(
                "",
                "abc",
                pid.text().substring(1),
                pid.text() + "A",
                "é" + pid.text().substring(1))) {
            assertThatThrownBy(() -> Pid.parse(broken)).isInstanceOf(MalformedPositionException.class);
        }
    }

    @Test
    void whoWaitsIsToldAsSoonAsTheNodeHasComeAsFarOrThatItHasNot() {
        Progress progress = new Progress();
        Position first = Position.of(List.of(List.of(1L, 1L)));
        Position later = Position.of(List.of(List.of(2L, 3L)));
        progress.reach(first);

        var reached = progress.reaching(first, Duration.ofSeconds(10)).toCompletableFuture();
        var waiting = progress.reaching(later, Duration.ofSeconds(10)).toCompletableFuture();
        var never = progress.reaching(Position.of(List.of(List.of(9L, 9L))), Duration.ofMillis(50))
                .toCompletableFuture();

        assertThat(reached).isCompletedWithValue(true);
        assertThat(waiting).isNotDone();
        progress.reach(Position.of(List.of(List.of(2L, 2L))));
        assertThat(waiting).isNotDone();
        progress.reach(later);
        assertThat(waiting).isCompletedWithValue(true);
        assertThat(never.join()).isFalse();
    }
}
