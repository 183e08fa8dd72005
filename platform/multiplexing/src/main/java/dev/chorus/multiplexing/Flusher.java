package dev.chorus.multiplexing;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Flushes what was written to on one event loop, all of it in one task; used on that event loop only.
 *
 * <p>It may rest: after flushing for a while, the next flush waits for so many times that while, but not so long that flush
 * and rest take more than {@value #LONGEST_ROUND_MILLIS} ms. A system call for each session is what a crowd costs, whatever
 * it carries. With a rest a lone packet still goes out at once, and many in a row share their system calls, the more of them
 * the more there is to do.
 */
public final class Flusher {

    /** For what a crowd gets: flushing it takes a tenth of the loop, as long as that suffices. */
    public static final int CROWD_REST = 9;

    /** As many are worth a shared system call rather than the earliest. */
    public static final int CROWD = 16;

    public static final int LONGEST_ROUND_MILLIS = 100;

    private static final long LONGEST_ROUND = TimeUnit.MILLISECONDS.toNanos(LONGEST_ROUND_MILLIS);
    /** A shorter rest is not worth a timer. */
    private static final long SHORTEST_REST = TimeUnit.MILLISECONDS.toNanos(1);

    private final EventLoop loop;
    private final int rest;
    private List<Flushable> written = new ArrayList<>();
    private List<Flushable> spare = new ArrayList<>();
    private long restUntil;

    /** @param rest how many times as long as it took a flush is followed by none; 0 for one in each turn */
    public Flusher(EventLoop loop, int rest) {
        this.loop = loop;
        this.rest = rest;
        this.restUntil = now();
    }

    /**
     * Not before the tasks that already wait in this event loop: what they write, too, goes out in the same system call.
     */
    public void later(Flushable session) {
        if (written.isEmpty()) {
            var delay = restUntil - now();
            if (delay < SHORTEST_REST) {
                loop.execute(this::flush);
            } else {
                loop.schedule(this::flush, delay, TimeUnit.NANOSECONDS);
            }
        }
        written.add(session);
    }

    private void flush() {
        var begun = now();
        var flushing = written;
        written = spare;
        var sessions = flushing.iterator();
        try {
            while (sessions.hasNext()) {
                sessions.next().flush();
            }
        } finally {
            sessions.forEachRemaining(this::later);
            flushing.clear();
            spare = flushing;
        }
        var ended = now();
        var took = ended - begun;
        restUntil = ended + Math.max(0, Math.min(rest * took, LONGEST_ROUND - took));
    }

    private long now() {
        return loop.ticker().nanoTime();
    }

    /** What has been written to, and goes out when flushed. If that fails, the event loop is told, and the others go on. */
    public interface Flushable {
        void flush();
    }
}
