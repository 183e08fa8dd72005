package dev.chorus.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.platform.recurring.Recurring;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

class RecurringTest {
    private static final Duration SHORT = Duration.ofMillis(10);

    private final List<Long> turns = new CopyOnWriteArrayList<>();

    @Test
    void itComesInTurnsFromStartToStop() {
        Recurring work = Recurring.of("Work", Duration.ZERO, SHORT, turns::add);
        assertThat(work.isRunning()).isFalse();

        work.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> turns.size() >= 3);
        assertThat(work.isRunning()).isTrue();
        work.stop();

        assertThat(work.isRunning()).isFalse();
        assertThat(turns).startsWith(0L, 1L, 2L);
        // A turn under way may still end.
        int most = turns.size() + 1;
        await().during(SHORT.multipliedBy(10)).until(() -> turns.size() <= most);
    }

    @Test
    void aTurnThatFailsIsFollowedByTheNext() {
        Recurring work = Recurring.of("Work", SHORT, SHORT, count -> {
            turns.add(count);
            throw new IllegalStateException("as asked");
        });

        work.start();

        await().atMost(Duration.ofSeconds(5)).until(() -> turns.size() >= 3);
        work.stop();
    }

    @Test
    void noTurnComesWhileOneIsUnderWay() {
        Sinks.Empty<Void> end = Sinks.empty();
        AtomicInteger meanwhile = new AtomicInteger();
        Recurring work = new Recurring("Work", SHORT, SHORT, count -> {
            turns.add(count);
            return end.asMono();
        });
        Recurring other = Recurring.of("Other", SHORT, SHORT, _ -> meanwhile.incrementAndGet());

        work.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> turns.size() == 1);
        other.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> meanwhile.get() > 5);
        assertThat(turns).hasSize(1);
        end.tryEmitEmpty();

        await().atMost(Duration.ofSeconds(5)).until(() -> turns.size() >= 3);
        work.stop();
        other.stop();
    }
}
