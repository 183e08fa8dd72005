package dev.chorus.realtime.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final int PER_SECOND = 50;
    private static final int BURST = 100;

    private long now = Long.MAX_VALUE - 5;
    private final TokenBucket bucket = new TokenBucket(PER_SECOND, BURST, now);

    @Test
    void letsABurstThroughAndThenItsRate() {
        assertThat(taken(200)).isEqualTo(BURST);

        now += TimeUnit.SECONDS.toNanos(1);
        assertThat(taken(200)).isEqualTo(PER_SECOND);
    }

    @Test
    void savesUpNoMoreThanABurst() {
        now += TimeUnit.HOURS.toNanos(1);

        assertThat(taken(1_000)).isEqualTo(BURST);
    }

    private int taken(int attempts) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += bucket.take(now) ? 1 : 0;
        }
        return taken;
    }
}
