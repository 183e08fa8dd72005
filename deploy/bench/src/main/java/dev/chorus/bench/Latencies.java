package dev.chorus.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Latencies to three digits. Confined to the loop. */
final class Latencies {
    private final Histogram micros = new Histogram(3);

    void record(long nanos) {
        micros.recordValue(Math.max(1, nanos / 1_000));
    }

    long count() {
        return micros.getTotalCount();
    }

    double meanMillis() {
        return micros.getMean() / 1e3;
    }

    double p99Millis() {
        return percentile(99);
    }

    /** A percentile in milliseconds, such as {@code 12.3}; a dash if there is nothing. */
    String millis(double percentile) {
        return count() == 0 ? "–" : String.format(Locale.ROOT, "%.1f", percentile(percentile));
    }

    private double percentile(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
