package dev.chorus.bench;

import dev.chorus.bench.Chorus.Account;
import dev.chorus.bench.Cost.Spent;
import dev.chorus.bench.Usage.OpenFiles;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** What clients cost that are connected and hear nothing: memory, and the heartbeats. */
final class Idle {
    /** Of the files that a process may open. */
    private static final double USABLE = 0.95;

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
        List<OpenFiles> before = Usage.files(rig.pids());
        try (Sockets sockets = new Sockets(rig.loop(), route.target(), (_, _, _, _) -> {})) {
            int open = 0;
            for (int count : clients) {
                if (!hasRoom(before, open, count)) {
                    System.err.println("bench: the server may not open files enough for " + count
                            + " clients through the " + route.name() + "; see its ulimit -n");
                    break;
                }
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

    /** By what those that are open have taken. Without files a server that holds Kafka, too, would not only refuse clients. */
    private boolean hasRoom(List<OpenFiles> before, int open, int wanted) {
        List<OpenFiles> now = Usage.files(rig.pids());
        for (int i = 0; i < now.size() && open > 0; i++) {
            double each = (double) (now.get(i).open() - before.get(i).open()) / open;
            if (before.get(i).open() + each * wanted > USABLE * now.get(i).most()) {
                return false;
            }
        }
        return true;
    }
}
