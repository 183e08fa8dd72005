package dev.chorus.bench;

import dev.chorus.bench.Chorus.Account;
import dev.chorus.bench.Cost.Spent;
import dev.chorus.bench.Posting.Posted;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Many people who connect all at once: when they come online, and when all have lost their connections and come back, while
 * a few post. Each person has one socket.
 */
final class Storm implements AutoCloseable {
    /** After the last device has gone its user counts as online for 10 s; by then that is over. */
    static final Duration GONE = Duration.ofSeconds(13);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WINDOW = Duration.ofMillis(500);
    private static final Duration RESTLESS = Duration.ofSeconds(20);
    private static final double REST_CORES = 0.15;
    private static final int LENGTH = 110;

    private final Rig rig;
    private final Route route;
    private final List<Account> people;
    private final double posts;
    private final Duration posting;
    private final Sockets sockets;
    private final Posting poster;

    /**
     * @param posts a second, while they come back
     * @param posting for so long; all are dropped after a third of it
     */
    Storm(Rig rig, Route route, int people, double posts, Duration posting) {
        this.rig = rig;
        this.route = route;
        this.people = rig.accounts().take(people);
        this.posts = posts;
        this.posting = posting;
        Deliveries deliveries = new Deliveries(people, people);
        this.poster = new Posting(rig, this.people, deliveries, LENGTH);
        this.sockets = new Sockets(rig.loop(), route.target(), deliveries);
        sockets.comeBack();
    }

    static Table table(PrintStream out) {
        return new Table(
                out,
                "sockets",
                "round",
                "people",
                "what",
                "connected",
                "s until all are",
                "handshake p50 ms",
                "handshake p99 ms",
                "failed tries",
                "recovered",
                "s until rest",
                "server CPU-s",
                "server MB",
                "posts",
                "missing",
                "repeated",
                "generator cores");
    }

    /** How many are connected, in time. */
    static Table curve(PrintStream out) {
        return new Table(out, "sockets", "round", "s since all were dropped", "clients that are back");
    }

    /** Nobody is online before the first round. */
    void comeOnline(int round, Table table) {
        double usual = cores(WINDOW);
        long start = System.nanoTime();
        Cost cost = Cost.from(rig.pids());
        sockets.open(people.stream().map(Account::token).toList(), people.size());
        row(round, "come online", start, rest(cost, start, usual), null, table);
    }

    void comeBack(int round, Table table, Table curve) {
        CompletableFuture<Posted> posted = posts == 0
                ? null
                : CompletableFuture.supplyAsync(() -> poster.post(posts, posting), Thread::startVirtualThread);
        double usual = cores(posting.dividedBy(3));
        Cost cost = Cost.from(rig.pids());
        long start = rig.loop().call(() -> {
            long now = System.nanoTime();
            sockets.drop();
            sockets.reopen(people.size());
            trace(round, now, curve);
            return now;
        });
        rig.loop().await(PATIENCE, () -> sockets.connectedNow() == people.size());
        Rest rest = rest(cost, start, usual);
        row(round, "come back", start, rest, posted == null ? null : posted.join(), table);
    }

    private void trace(int round, long start, Table curve) {
        double seconds = (System.nanoTime() - start) / 1e9;
        curve.row(route.name(), round, seconds, sockets.connectedNow());
        if (sockets.connectedNow() < people.size() && seconds < PATIENCE.toSeconds()) {
            rig.loop().later(Duration.ofMillis(20), () -> trace(round, start, curve));
        }
    }

    private double cores(Duration watched) {
        Cost cost = Cost.from(rig.pids());
        rig.loop().rest(watched);
        return cost.until().serverCpuSeconds() * 1e9 / watched.toNanos();
    }

    /** When the server was done with it, and what it had spent. */
    private record Rest(double seconds, Spent spent) {}

    /** Being online takes more than being connected: who may hear whom is asked for meanwhile. */
    private Rest rest(Cost cost, long start, double usual) {
        long deadline = System.nanoTime() + RESTLESS.toNanos();
        while (true) {
            Spent spent = cost.until();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (cores(WINDOW) < usual + REST_CORES || System.nanoTime() > deadline) {
                return new Rest(seconds, spent);
            }
        }
    }

    private void row(int round, String what, long start, Rest rest, @Nullable Posted posted, Table table) {
        rig.loop().run(() -> {
            table.row(
                    route.name(),
                    round,
                    people.size(),
                    what,
                    sockets.connectedNow(),
                    (sockets.lastConnected() - start) / 1e9,
                    sockets.handshakes().millis(50),
                    sockets.handshakes().millis(99),
                    sockets.takeLost(),
                    sockets.takeRecovered(),
                    rest.seconds(),
                    rest.spent().serverCpuSeconds(),
                    rest.spent().serverMegabytes(),
                    posted == null ? 0L : posted.sent(),
                    posted == null ? 0L : posted.missing(),
                    posted == null ? 0L : posted.repeated(),
                    rest.spent().generatorShare());
        });
    }

    @Override
    public void close() {
        sockets.close();
    }
}
