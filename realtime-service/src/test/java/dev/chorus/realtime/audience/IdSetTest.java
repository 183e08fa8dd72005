package dev.chorus.realtime.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdSetTest {

    @Test
    void isASetThroughAnySequenceOfChanges() {
        Random random = new Random(7);
        List<UUID> ids = Stream.generate(() -> new UUID(random.nextInt(8) - 4L, random.nextInt(8) - 4L))
                .limit(2_000)
                .toList();
        Set<UUID> expected = new HashSet<>(ids.subList(0, 20));
        IdSet actual = IdSet.of(ids.subList(0, 20));
        for (UUID id : ids) {
            if (random.nextBoolean()) {
                expected.add(id);
                actual = actual.with(id);
            } else {
                expected.remove(id);
                actual = actual.without(id);
            }
            assertThat(actual.size()).isEqualTo(expected.size());
            for (UUID each : ids.subList(0, 100)) {
                assertThat(actual.contains(each)).isEqualTo(expected.contains(each));
            }
        }
    }

    @Test
    void anEarlierSetIsNotChanged() {
        UUID one = UUID.randomUUID();
        IdSet empty = IdSet.of(List.of());
        IdSet full = empty.with(one);

        assertThat(full.without(one).contains(one)).isFalse();
        assertThat(full.contains(one)).isTrue();
        assertThat(empty.contains(one)).isFalse();
    }
}
