package dev.chorus.realtime.hub;

import dev.chorus.realtime.hub.Publication.Latest;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets one state through in each interval: the first at once, then the newest when the interval is over. */
final class Throttle {
    private final EventLoop loop;
    private final long intervalNanos;
    private final Consumer<Latest> out;
    private long openAt;
    private @Nullable Latest waiting;

    Throttle(EventLoop loop, long intervalNanos, Consumer<Latest> out) {
        this.loop = loop;
        this.intervalNanos = intervalNanos;
        this.out = out;
        this.openAt = System.nanoTime();
    }

    void offer(Latest state) {
        long wait = openAt - System.nanoTime();
        if (waiting != null) {
            waiting = state;
        } else if (wait <= 0) {
            pass(state);
        } else {
            waiting = state;
            loop.schedule(this::open, wait, TimeUnit.NANOSECONDS);
        }
    }

    private void open() {
        Latest state = waiting;
        waiting = null;
        if (state != null) {
            pass(state);
        }
    }

    private void pass(Latest state) {
        out.accept(state);
        openAt = System.nanoTime() + intervalNanos;
    }
}
