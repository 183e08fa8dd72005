package dev.chorus.realtime.engineio;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Flushes those sessions of one event loop that were written to as a crowd; used on that event loop only.
 *
 * <p>A system call for each of them is what a crowd costs, whatever it carries. So after flushing for a while, the next
 * flush rests for {@value #REST} times that while, {@value #LONGEST_REST_MILLIS} ms at most: a lone packet goes out at
 * once, and many in a row share their system calls, the more of them the more there is to do.
 */
final class CrowdFlush {

    static final int REST = 9;
    static final int LONGEST_REST_MILLIS = 100;

    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(LONGEST_REST_MILLIS);
    /** A shorter rest is not worth a timer. */
    private static final long SHORTEST_REST = TimeUnit.MILLISECONDS.toNanos(1);

    private final EventLoop loop;
    private List<Flushable> written = new ArrayList<>();
    private List<Flushable> spare = new ArrayList<>();
    private long restUntil;

    CrowdFlush(EventLoop loop) {
        this.loop = loop;
        this.restUntil = now();
    }

    /** Not before the tasks that already wait in this event loop. */
    void later(Flushable session) {
        if (written.isEmpty()) {
            var rest = restUntil - now();
            if (rest < SHORTEST_REST) {
                loop.execute(this::flush);
            } else {
                loop.schedule(this::flush, rest, TimeUnit.NANOSECONDS);
            }
        }
        written.add(session);
    }

    private void flush() {
        var begun = now();
        var flushing = written;
        written = spare;
        for (var session : flushing) {
            session.flush();
        }
        flushing.clear();
        spare = flushing;
        var ended = now();
        restUntil = ended + Math.min(REST * (ended - begun), LONGEST_REST);
    }

    private long now() {
        return loop.ticker().nanoTime();
    }

    /** What has been written to, and goes out when flushed. */
    interface Flushable {
        void flush();
    }
}
