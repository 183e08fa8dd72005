package dev.chorus.realtime.engineio;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes sessions a few at a time, so that their clients do not all come back at once. */
final class Drain {

    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final List<ServerSession> sessions;
    private final long nanos;
    private final int status;
    private final CompletableFuture<@Nullable Void> drained;
    private int closed;

    Drain(List<ServerSession> sessions, Duration time, int status, CompletableFuture<@Nullable Void> drained) {
        this.sessions = List.copyOf(sessions);
        this.nanos = time.toNanos();
        this.status = status;
        this.drained = drained;
    }

    void begin(EventLoop loop) {
        var start = System.nanoTime();
        loop.execute(() -> step(loop, start));
    }

    private void step(EventLoop loop, long start) {
        var elapsed = System.nanoTime() - start;
        var due = elapsed >= nanos ? sessions.size() : (int) (sessions.size() * ((double) elapsed / nanos));
        while (closed < due) {
            sessions.get(closed++).closeWithStatus(status);
        }
        if (closed < sessions.size()) {
            var _ = loop.schedule(() -> step(loop, start), STEP_NANOS, TimeUnit.NANOSECONDS);
        } else {
            drained.complete(null);
        }
    }
}
