package dev.chorus.gateway.limiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.platform.problem.GenericProblem;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final SetTime time = new SetTime();
    private final TokenBuckets<String> buckets = new TokenBuckets<>(10, 20, 1_000, time);

    @Test
    void aBurstIsGrantedAndThenTheRate() {
        assertThat(granted("ada", 30)).isEqualTo(20);
        time.now += Duration.ofMillis(500).toNanos();
        assertThat(granted("ada", 30)).isEqualTo(5);
        time.now += Duration.ofSeconds(60).toNanos();
        assertThat(granted("ada", 30)).isEqualTo(20);
    }

    @Test
    void oneKeyTakesNothingFromAnother() {
        granted("ada", 30);

        assertThat(granted("bob", 30)).isEqualTo(20);
    }

    @Test
    void theRefusalSaysWhenToComeBack() {
        granted("ada", 20);

        GenericProblem refusal = buckets.take("ada");

        assertThat(refusal).isNotNull().extracting(GenericProblem::retryAfter).isEqualTo(Duration.ofSeconds(1));
    }

    private long granted(String key, int asked) {
        return IntStream.range(0, asked).filter(_ -> buckets.take(key) == null).count();
    }

    private static final class SetTime implements TimeMeter {
        private long now;

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
