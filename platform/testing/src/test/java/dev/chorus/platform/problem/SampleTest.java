package dev.chorus.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SampleTest {
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1);
    private final Sample sample = new Sample(Duration.ofSeconds(1), time::get);

    @Test
    void takesTheFirst() {
        assertThat(sample.take()).hasValue(0);
    }

    @Test
    void passesOverTheOthersUntilTheIntervalIsOver() {
        sample.take();
        time.addAndGet(Duration.ofSeconds(1).toNanos() - 1);

        assertThat(sample.take()).isEmpty();
        assertThat(sample.take()).isEmpty();

        time.incrementAndGet();
        assertThat(sample.take()).as("with how many were passed over").hasValue(2);
        assertThat(sample.take()).isEmpty();
    }

    @Test
    void doesNotCountTheSameTwice() {
        sample.take();
        sample.take();
        time.addAndGet(Duration.ofSeconds(1).toNanos());
        sample.take();
        time.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(sample.take()).hasValue(0);
    }
}
