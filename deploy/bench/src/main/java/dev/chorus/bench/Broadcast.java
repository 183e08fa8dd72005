package dev.chorus.bench;

import dev.chorus.bench.Chorus.Account;
import dev.chorus.bench.Posting.Posted;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** From a post to all who are connected: {@code new_post} on every socket. */
final class Broadcast implements Steps {
    private static final int ACCOUNTS = 200;
    private static final int LENGTH = 110;

    private final Rig rig;
    private final Route route;
    private final int clients;
    private final Sockets sockets;
    private final Posting posting;

    Broadcast(Rig rig, Route route, int clients) {
        this.rig = rig;
        this.route = route;
        this.clients = clients;
        List<Account> accounts = rig.accounts().take(Math.min(ACCOUNTS, clients));
        Deliveries deliveries = new Deliveries(clients, clients);
        this.posting = new Posting(rig, accounts, deliveries, LENGTH);
        this.sockets = new Sockets(rig.loop(), route.target(), deliveries);
        sockets.open(Accounts.tokens(accounts, clients));
    }

    static Table table(PrintStream out) {
        return new Table(
                out,
                "sockets",
                "posts/s",
                "clients",
                "sent",
                "refused",
                "delivered",
                "missing",
                "repeated",
                "deliveries/s",
                "post p99 ms",
                "delivery p50 ms",
                "delivery p99 ms",
                "delivery p99.9 ms",
                "server CPU-s",
                "CPU-s/M deliveries",
                "server MB",
                "generator cores");
    }

    @Override
    public boolean measure(double rate, Duration duration, double limitMillis, Table table) {
        Posted posted = posting.post(rate, duration);
        table.row(
                route.name(),
                rate,
                clients,
                posted.sent(),
                posted.refused(),
                posted.delivered(),
                posted.missing(),
                posted.repeated(),
                posted.perSecond(),
                posted.answered().millis(99),
                posted.latencies().millis(50),
                posted.latencies().millis(99),
                posted.latencies().millis(99.9),
                posted.spent().serverCpuSeconds(),
                posted.delivered() == 0 ? 0.0 : posted.spent().serverCpuSeconds() * 1e6 / posted.delivered(),
                posted.spent().serverMegabytes(),
                posted.spent().generatorShare());
        return posted.isComplete()
                && rig.loop().call(sockets::lost) == 0
                && posted.latencies().millis(99) <= limitMillis;
    }

    @Override
    public void close() {
        sockets.close();
    }
}
