package dev.chorus.gateway.limiting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chorus.platform.problem.GenericProblem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One token bucket per key, in this process. Thread-safe, bounded: a key not seen for long is forgotten, and starts full. */
final class TokenBuckets<K> {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long perSecond;
    private final long burst;
    private final TimeMeter time;
    private final Cache<K, Bucket> buckets;

    TokenBuckets(long perSecond, long burst, int tracked, TimeMeter time) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.time = time;
        Duration full = Duration.ofSeconds(burst / perSecond + 1);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(tracked)
                .expireAfterAccess(full.plusMinutes(1))
                .build();
    }

    /** Takes one token; null if there was one, else the refusal that says when there will be. */
    @Nullable
    GenericProblem take(K key) {
        ConsumptionProbe probe = buckets.get(key, _ -> bucket()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return null;
        }
        long seconds = (probe.getNanosToWaitForRefill() + SECOND - 1) / SECOND;
        return GenericProblem.rateLimited(Duration.ofSeconds(Math.max(1, seconds)));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
