package dev.chorus.bench;

import dev.chorus.bench.Chorus.Account;
import dev.chorus.bench.Cost.Spent;
import java.time.Duration;
import java.util.List;

/** Posts at a steady rate, the authors taking turns, and waits until they have arrived. */
final class Posting {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Rig rig;
    private final List<Account> authors;
    private final Deliveries deliveries;
    private final int length;
    private Counts counts = new Counts();

    /** @param length of a post's text, in letters */
    Posting(Rig rig, List<Account> authors, Deliveries deliveries, int length) {
        this.rig = rig;
        this.authors = authors;
        this.deliveries = deliveries;
        this.length = length;
    }

    /** On the loop. */
    private static final class Counts {
        final Latencies answered = new Latencies();
        int sent;
        int refused;
    }

    /**
     * What came of it.
     *
     * @param delivered to timed sockets
     * @param missing deliveries to those that were to hear
     * @param untimed deliveries to the sockets that are not timed
     * @param perSecond deliveries, over the time they took or were meant to take
     */
    record Posted(
            long sent,
            long refused,
            long delivered,
            long missing,
            long repeated,
            long untimed,
            double perSecond,
            Latencies answered,
            Latencies latencies,
            Spent spent) {
        boolean isComplete() {
            return sent > 0 && missing == 0 && refused == 0;
        }
    }

    /** All sockets are to hear. */
    Posted post(double rate, Duration duration) {
        return post(rate, duration, deliveries.sockets());
    }

    /** @param hearing so many of the sockets are to hear, the first ones: all of them, or those that are timed */
    Posted post(double rate, Duration duration, int hearing) {
        Counts counted = new Counts();
        long start = System.nanoTime();
        rig.loop().run(() -> {
            deliveries.begin(start, Math.toIntExact(Math.round(rate * duration.toNanos() / 1e9)) + 1);
            counts = counted;
        });
        Cost cost = Cost.from(rig.pids());
        rig.loop().drive(rate, duration, this::send);
        rig.loop().await(PATIENCE, () -> missing(counted, hearing) <= 0);
        Spent spent = cost.until();
        return rig.loop().call(() -> {
            long delivered = deliveries.latencies().count();
            double seconds = Math.max(duration.toNanos(), deliveries.last() - start) / 1e9;
            return new Posted(
                    counted.sent,
                    counted.refused,
                    delivered,
                    missing(counted, hearing),
                    deliveries.repeated(),
                    deliveries.untimed(),
                    (delivered + deliveries.untimed()) / seconds,
                    counted.answered,
                    deliveries.latencies(),
                    spent);
        });
    }

    private long missing(Counts counted, int hearing) {
        long heard = deliveries.latencies().count() + (hearing > deliveries.timed() ? deliveries.untimed() : 0);
        return (long) (counted.sent - counted.refused) * hearing - heard;
    }

    private void send(long due) {
        Counts current = counts;
        int number = current.sent++;
        Account author = authors.get(number % authors.size());
        rig.posts().post(author, Deliveries.text(due, number, length), taken -> {
            if (taken) {
                current.answered.record(System.nanoTime() - due);
            } else {
                current.refused++;
            }
        });
    }
}
