package dev.chorus.realtime.hub;

/** Lets through so many a second in the long run and so many at once. Not thread-safe. */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final int perSecond;
    private final int burst;
    private double tokens;
    private long filledAt;

    TokenBucket(int perSecond, int burst, long nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = nanoTime;
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    boolean take(long nanoTime) {
        tokens = Math.min(burst, tokens + (nanoTime - filledAt) / NANOS_PER_SECOND * perSecond);
        filledAt = nanoTime;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
