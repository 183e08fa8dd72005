package dev.chorus.realtime.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final int MOST_WAITING = 3;

    private final Turns turns = new Turns(MOST_WAITING);
    private final List<Integer> begun = new ArrayList<>();

    private void take(int number) {
        turns.take().orElseThrow().subscribe(null, null, () -> begun.add(number));
    }

    @Test
    void eachBeginsWhenTheOneBeforeHasEnded() {
        take(1);
        take(2);
        take(3);
        assertThat(begun).containsExactly(1);

        turns.pass();
        assertThat(begun).containsExactly(1, 2);

        turns.pass();
        turns.pass();
        take(4);
        assertThat(begun).containsExactly(1, 2, 3, 4);
    }

    @Test
    void notMoreThanSoManyWait() {
        for (int i = 0; i <= MOST_WAITING; i++) {
            take(i);
        }
        assertThat(turns.take()).isEmpty();

        turns.pass();
        assertThat(turns.take()).isPresent();
    }
}
