package dev.chorus.realtime.engineio;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes sessions a few at a time, so that their clients do not all come back at once: not after a stall of this process
 * either, which makes the drain longer by as much.
 */
final class Drain {

    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** By so much a step may do more than its share, to make up for those that were a little late. */
    private static final double HASTE = 1.1;

    private final List<Runnable> closings;
    private final long nanos;
    private final int mostInAStep;
    private final CompletableFuture<@Nullable Void> drained;
    private int closed;

    /**
     * @param closings each closes one session
     * @param drained completes when the last has been told to close
     */
    Drain(List<Runnable> closings, Duration time, CompletableFuture<@Nullable Void> drained) {
        this.closings = List.copyOf(closings);
        this.nanos = time.toNanos();
        this.mostInAStep = nanos == 0 ? closings.size() : (int) Math.ceil(HASTE * closings.size() * STEP_NANOS / nanos);
        this.drained = drained;
    }

    void begin(EventLoop loop) {
        var start = loop.ticker().nanoTime();
        loop.execute(() -> step(loop, start));
    }

    private void step(EventLoop loop, long start) {
        var elapsed = loop.ticker().nanoTime() - start;
        var planned = elapsed >= nanos ? closings.size() : (int) (closings.size() * ((double) elapsed / nanos));
        var due = Math.min(planned, closed + mostInAStep);
        while (closed < due) {
            closings.get(closed++).run();
        }
        if (closed < closings.size()) {
            var _ = loop.schedule(() -> step(loop, start), STEP_NANOS - elapsed % STEP_NANOS, TimeUnit.NANOSECONDS);
        } else {
            drained.complete(null);
        }
    }
}
