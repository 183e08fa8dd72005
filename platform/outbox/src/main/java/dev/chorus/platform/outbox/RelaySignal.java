package dev.chorus.platform.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells the relay that something was committed: in this process where the relay leads here, else with a {@code NOTIFY}
 * to the process where it does. Never notifies inside a writer's transaction: PostgreSQL serialises the commits of
 * transactions that notify. Thread-safe.
 */
final class RelaySignal {
    private final Semaphore permits = new Semaphore(0);
    private final Runnable notifyElsewhere;
    private volatile boolean leading;

    RelaySignal(Runnable notifyElsewhere) {
        this.notifyElsewhere = notifyElsewhere;
    }

    /** After a commit that appended events. */
    void committed() {
        if (leading) {
            wake();
        } else {
            notifyElsewhere.run();
        }
    }

    void leading(boolean leading) {
        this.leading = leading;
        wake();
    }

    boolean isLeading() {
        return leading;
    }

    void wake() {
        if (permits.availablePermits() == 0) {
            permits.release();
        }
    }

    /** Returns when woken or after the timeout. A wake before the call is not lost. */
    void await(Duration timeout) throws InterruptedException {
        if (permits.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            permits.drainPermits();
        }
    }
}
