package dev.chorus.gateway.limiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class HoldingsTest {
    private static final int KEYS = 3;
    private static final int MOST = 5;

    private final Holdings<Integer> holdings = new Holdings<>();

    @Test
    void aKeyTakesNoMoreThanItMay() {
        for (int i = 0; i < MOST; i++) {
            assertThat(holdings.take(1, MOST)).isTrue();
        }

        assertThat(holdings.take(1, MOST)).isFalse();
        assertThat(holdings.take(1, MOST + 1)).isTrue();
        assertThat(holdings.take(2, MOST)).isTrue();
        assertThat(holdings.keys()).isEqualTo(2);
    }

    @Test
    void whoHoldsNothingIsForgotten() {
        holdings.take(1, MOST);
        holdings.giveBack(1);
        holdings.giveBack(1);

        assertThat(holdings.keys()).isZero();
        assertThat(holdings.take(1, 1)).isTrue();
    }

    @Test
    void fromManyThreadsNoneIsLostAndNoneTooMany() throws Exception {
        AtomicIntegerArray inUse = new AtomicIntegerArray(KEYS);
        List<Callable<Boolean>> threads = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            threads.add(() -> comeAndGo(random, inUse));
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(threads.size())) {
            for (var bounded : executor.invokeAll(threads)) {
                assertThat(bounded.get()).isTrue();
            }
        }

        assertThat(holdings.keys()).isZero();
    }

    /** False if there ever were more than may be. */
    private boolean comeAndGo(Random random, AtomicIntegerArray inUse) {
        boolean bounded = true;
        List<Integer> mine = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            int key = random.nextInt(KEYS);
            if (holdings.take(key, MOST)) {
                bounded &= inUse.incrementAndGet(key) <= MOST;
                mine.add(key);
            }
            if (!mine.isEmpty() && random.nextBoolean()) {
                giveBack(mine.removeLast(), inUse);
            }
        }
        mine.forEach(key -> giveBack(key, inUse));
        return bounded;
    }

    private void giveBack(Integer key, AtomicIntegerArray inUse) {
        inUse.decrementAndGet(key);
        holdings.giveBack(key);
    }
}
