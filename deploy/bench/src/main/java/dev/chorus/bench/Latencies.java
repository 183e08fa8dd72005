package dev.chorus.bench;

import org.HdrHistogram.Histogram;

/** Latencies to three digits, up to ten minutes. Confined to the loop. */
final class Latencies {
    private static final long MOST_MICROS = 600_000_000;

    private final Histogram micros = new Histogram(1, MOST_MICROS, 3);

    void record(long nanos) {
        micros.recordValue(Math.clamp(nanos / 1_000, 1, MOST_MICROS));
    }

    long count() {
        return micros.getTotalCount();
    }

    double meanMillis() {
        return micros.getMean() / 1e3;
    }

    /** A percentile in milliseconds; not a number if there is nothing. */
    double millis(double percentile) {
        return count() == 0 ? Double.NaN : micros.getValueAtPercentile(percentile) / 1e3;
    }
}
