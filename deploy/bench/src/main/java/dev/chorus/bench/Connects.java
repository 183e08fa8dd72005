package dev.chorus.bench;

import dev.chorus.bench.Cost.Spent;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** How fast new connections come about, each with a token to check. */
final class Connects {
    private final Rig rig;
    private final int accounts;
    private final int clients;
    private final int atOnce;
    private final Duration between;

    /**
     * @param clients in a round
     * @param atOnce of them, connecting at any time: the next one begins when one is done
     * @param between two rounds, for the server to forget those that were dropped
     */
    Connects(Rig rig, int accounts, int clients, int atOnce, Duration between) {
        this.rig = rig;
        this.accounts = accounts;
        this.clients = clients;
        this.atOnce = atOnce;
        this.between = between;
    }

    static Table table(PrintStream out) {
        return new Table(
                out,
                "sockets",
                "round",
                "clients",
                "at once",
                "seconds",
                "connections/s",
                "handshake p50 ms",
                "handshake p99 ms",
                "handshake max ms",
                "server CPU-s",
                "CPU-ms/connection",
                "server MB",
                "generator cores");
    }

    /** Opens all, adds a row, and drops them. */
    void round(Route route, int number, Table table) {
        List<String> tokens = Accounts.tokens(rig.accounts().take(accounts), clients);
        try (Sockets sockets = new Sockets(rig.loop(), route.target(), (_, _, _, _) -> {})) {
            Cost cost = Cost.from(rig.pids());
            long start = System.nanoTime();
            sockets.open(tokens, atOnce);
            Spent spent = cost.until();
            rig.loop().run(() -> {
                double seconds = (sockets.lastConnected() - start) / 1e9;
                table.row(
                        route.name(),
                        number,
                        clients,
                        atOnce,
                        seconds,
                        clients / seconds,
                        sockets.handshakes().millis(50),
                        sockets.handshakes().millis(99),
                        sockets.handshakes().millis(100),
                        spent.serverCpuSeconds(),
                        spent.serverCpuSeconds() * 1e3 / clients,
                        spent.serverMegabytes(),
                        spent.generatorShare());
            });
        }
        rig.loop().rest(between);
    }
}
