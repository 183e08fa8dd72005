package dev.chorus.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The most memory that processes have had resident, looked at a few times a second. */
final class Peak {
    private static final long EVERY_MILLIS = 250;

    private final AtomicBoolean over = new AtomicBoolean();
    private final CompletableFuture<Double> most = new CompletableFuture<>();

    private Peak(List<Long> pids) {
        Thread.ofVirtual().start(() -> {
            double highest = 0;
            while (!over.get()) {
                highest = Math.max(highest, Usage.of(pids).residentMegabytes());
                try {
                    TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
                } catch (InterruptedException _) {
                    break;
                }
            }
            most.complete(highest);
        });
    }

    static Peak from(List<Long> pids) {
        return new Peak(pids);
    }

    /** Stops looking. */
    double until() {
        over.set(true);
        return most.join();
    }
}
