package dev.chorus.multiplexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlusherTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> flushed = new ArrayList<>();
    private Flusher crowd;

    @BeforeEach
    void freezeTime() {
        channel.freezeTime();
        crowd = new Flusher(channel.eventLoop(), Flusher.CROWD_REST);
    }

    @Test
    void theFirstGoesOutInTheSameTurn() {
        write("a", 5);
        write("b", 5);
        assertThat(flushed).isEmpty();
        pass(0);
        assertThat(flushed).containsExactly("a", "b");
    }

    @Test
    void afterAFlushTheNextRestsInProportionAndTakesAllAtOnce() {
        write("a", 4);
        write("b", 4);
        pass(0);
        write("c", 4);
        pass(Flusher.CROWD_REST * 8 - 1);
        write("d", 4);
        assertThat(flushed).containsExactly("a", "b");
        pass(1);
        assertThat(flushed).containsExactly("a", "b", "c", "d");
    }

    @Test
    void flushAndRestTakeNoLongerThanTheLongestRound() {
        write("a", 30);
        pass(0);
        write("b", 1);
        pass(Flusher.LONGEST_ROUND_MILLIS - 30 - 1);
        assertThat(flushed).containsExactly("a");
        pass(1);
        assertThat(flushed).containsExactly("a", "b");
    }

    @Test
    void aFlushThatTakesAWholeRoundIsFollowedByNoRest() {
        write("a", 10 * Flusher.LONGEST_ROUND_MILLIS);
        pass(0);
        write("b", 1);
        pass(0);
        assertThat(flushed).containsExactly("a", "b");
    }

    @Test
    void afterTheRestTheNextGoesOutInTheSameTurnAgain() {
        write("a", 5);
        pass(0);
        pass(Flusher.CROWD_REST * 5);
        write("b", 5);
        pass(0);
        assertThat(flushed).containsExactly("a", "b");
    }

    @Test
    void oneThatFailsKeepsNoOtherFromGoingOut() {
        var failure = new IllegalStateException("cannot be flushed");
        write("a", 0);
        crowd.later(() -> {
            throw failure;
        });
        write("b", 0);
        write("c", 0);
        pass(0);
        assertThatThrownBy(channel::checkException).isSameAs(failure);
        pass(0);
        assertThat(flushed).containsExactly("a", "b", "c");
        write("d", 0);
        pass(0);
        assertThat(flushed).containsExactly("a", "b", "c", "d");
    }

    /** @param millis that its flush will take */
    private void write(String session, int millis) {
        crowd.later(() -> {
            flushed.add(session);
            channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        });
    }

    private void pass(int millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
    }
}
