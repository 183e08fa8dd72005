package dev.chorus.bench;

import java.time.Duration;

/** A measurement at rising rates, made ready for one way to the edge. */
interface Steps extends AutoCloseable {

    /** Measures one rate and adds a row; true if nothing was missing or refused and the p99 stayed within the limit. */
    boolean measure(double rate, Duration duration, double limitMillis, Table table);

    @Override
    void close();
}
