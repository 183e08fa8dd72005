package dev.chorus.platform.problem;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Of things that may come in thousands, the first in each interval. Thread-safe. */
final class Sample {
    private final long interval;
    private final LongSupplier nanoTime;
    private final AtomicLong next;
    private final AtomicLong passedOver = new AtomicLong();

    Sample(Duration interval, LongSupplier nanoTime) {
        this.interval = interval.toNanos();
        this.nanoTime = nanoTime;
        this.next = new AtomicLong(nanoTime.getAsLong());
    }

    /** How many were passed over since the last one that was not, if this one is not; else empty. */
    OptionalLong take() {
        long now = nanoTime.getAsLong();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + interval)) {
            return OptionalLong.of(passedOver.getAndSet(0));
        }
        passedOver.incrementAndGet();
        return OptionalLong.empty();
    }
}
