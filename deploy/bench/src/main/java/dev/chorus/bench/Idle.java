package dev.chorus.bench;

import dev.chorus.bench.Chorus.Account;
import dev.chorus.bench.Cost.Spent;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** What clients cost that are connected and hear nothing: memory, and the heartbeats. */
final class Idle {
    private final Rig rig;
    private final int accounts;
    private final Duration settle;

    /**
     * @param accounts that share the sockets among them
     * @param settle after they have connected; then they are watched for as long
     */
    Idle(Rig rig, int accounts, Duration settle) {
        this.rig = rig;
        this.accounts = accounts;
        this.settle = settle;
    }

    static Table table(PrintStream out) {
        return new Table(
                out,
                "sockets",
                "clients",
                "server MB",
                "MB more than without",
                "KB/client",
                "heap KB/client",
                "server cores",
                "generator cores");
    }

    /** Opens and closes some, so that what is loaded and compiled the first time does not count as theirs. */
    void warmUp(Route route, int clients) {
        try (Sockets sockets = new Sockets(rig.loop(), route.target(), (_, _, _, _) -> {})) {
            sockets.open(Accounts.tokens(rig.accounts().take(accounts), clients));
        }
        rig.loop().rest(settle);
    }

    /** A row for each number of clients, which are rising. */
    void measure(Route route, List<Integer> clients, Table table) {
        List<Account> owners = rig.accounts().take(accounts);
        Memory without = Memory.of(rig.pids());
        try (Sockets sockets = new Sockets(rig.loop(), route.target(), (_, _, _, _) -> {})) {
            int open = 0;
            for (int count : clients) {
                sockets.open(Accounts.tokens(owners, count - open));
                open = count;
                rig.loop().rest(settle);
                Cost cost = Cost.from(rig.pids());
                rig.loop().rest(settle);
                Spent spent = cost.until();
                Memory with = Memory.of(rig.pids());
                double more = with.residentMegabytes() - without.residentMegabytes();
                table.row(
                        route.name(),
                        count,
                        with.residentMegabytes(),
                        more,
                        more * 1024 / count,
                        (with.heapMegabytes() - without.heapMegabytes()) * 1024 / count,
                        spent.serverCpuSeconds() * 1e9 / settle.toNanos(),
                        spent.generatorShare());
            }
        }
        rig.loop().rest(settle);
    }
}
