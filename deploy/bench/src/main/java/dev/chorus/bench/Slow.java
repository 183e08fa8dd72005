package dev.chorus.bench;

import dev.chorus.bench.Chorus.Account;
import dev.chorus.bench.Posting.Posted;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** A broadcast of which some of the clients stop reading, as a laptop does that is closed: what the others notice. */
final class Slow implements AutoCloseable {
    private static final int ACCOUNTS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Rig rig;
    private final Route route;
    private final int clients;
    private final int slow;
    private final double rate;
    private final Sockets sockets;
    private final Posting posting;

    /**
     * @param slow so many of the clients stop
     * @param length of a post, in letters: the more, the sooner the server has enough of them
     */
    Slow(Rig rig, Route route, int clients, int slow, double rate, int length) {
        this.rig = rig;
        this.route = route;
        this.clients = clients;
        this.slow = slow;
        this.rate = rate;
        List<Account> accounts = rig.accounts().take(Math.min(ACCOUNTS, clients));
        Deliveries deliveries = new Deliveries(clients, clients - slow);
        this.posting = new Posting(rig, accounts, deliveries, length);
        this.sockets = new Sockets(rig.loop(), route.target(), deliveries);
        sockets.comeBack();
        sockets.open(Accounts.tokens(accounts, clients));
    }

    static Table table(PrintStream out) {
        return new Table(
                out,
                "sockets",
                "what",
                "clients",
                "stopped",
                "posts/s",
                "sent",
                "refused",
                "to the others",
                "missing",
                "repeated",
                "to the stopped",
                "delivery p50 ms",
                "delivery p99 ms",
                "delivery p99.9 ms",
                "closed",
                "recovered",
                "server CPU-s",
                "server MB at most",
                "generator cores");
    }

    void warmUp(Duration duration) {
        posting.post(rate, duration);
    }

    /** All read, then some do not, then all do again. Returns by how much of itself the p99 of the others changed. */
    double measure(Duration duration, Table table) {
        double before = row("all read", 0, duration, table);
        sockets.read(slow, false);
        double with = row("some have stopped", slow, duration, table);
        sockets.read(slow, true);
        rig.loop().await(PATIENCE, () -> sockets.connectedNow() == clients);
        row("all read again", 0, duration, table);
        return with / before - 1;
    }

    private double row(String what, int stopped, Duration duration, Table table) {
        Peak peak = Peak.from(rig.pids());
        Posted posted = posting.post(rate, duration, clients - stopped);
        double most = peak.until();
        rig.loop()
                .run(() -> table.row(
                        route.name(),
                        what,
                        clients,
                        stopped,
                        rate,
                        posted.sent(),
                        posted.refused(),
                        posted.delivered(),
                        posted.missing(),
                        posted.repeated(),
                        posted.untimed(),
                        posted.latencies().millis(50),
                        posted.latencies().millis(99),
                        posted.latencies().millis(99.9),
                        sockets.takeLost(),
                        sockets.takeRecovered(),
                        posted.spent().serverCpuSeconds(),
                        most,
                        posted.spent().generatorShare()));
        return posted.latencies().millis(99);
    }

    @Override
    public void close() {
        sockets.close();
    }
}
