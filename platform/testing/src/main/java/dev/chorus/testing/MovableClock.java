package dev.chorus.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that can be put forward and back again. Thread-safe for one who moves it and any who look. */
public final class MovableClock extends Clock {
    private final Clock base;
    private volatile Duration ahead = Duration.ZERO;

    private MovableClock(Clock base) {
        this.base = base;
    }

    /** Goes as time does. */
    public static MovableClock running() {
        return new MovableClock(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
    }

    /** Goes only as it is moved. */
    public static MovableClock stopped() {
        return new MovableClock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
    }

    public void advance(Duration time) {
        ahead = ahead.plus(time);
    }

    /** Back to where it would be if it had never been moved. */
    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
