package dev.chorus.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Each measurement from its warming up to its table, for all the ways to the edge that are wanted. */
final class Programme {
    private static final int IDLE_WARM_UP = 1_000;
    private static final Duration SETTLE = Duration.ofSeconds(4);
    private static final Duration STORM_POSTS = Duration.ofSeconds(9);

    private final Rig rig;
    private final List<Route> routes;
    private final Report report;
    private final Duration warmup;
    private final Duration length;
    private final double limit;

    /**
     * @param warmup seconds before the first step
     * @param seconds of a step
     * @param limit a p99 in milliseconds above which no further step is made
     */
    Programme(Rig rig, List<Route> routes, Report report, int warmup, int seconds, double limit) {
        this.rig = rig;
        this.routes = routes;
        this.report = report;
        this.warmup = Duration.ofSeconds(warmup);
        this.length = Duration.ofSeconds(seconds);
        this.limit = limit;
    }

    void likes(String name, String title, List<Double> rates, int pairs) {
        Plot plot = Plot.lines("likes/s", "push p99 ms");
        steps(name, title, "likes/s", rates, Likes::table, plot, route -> new Likes(rig, route, pairs));
    }

    void broadcast(List<Double> rates, int clients) {
        String title = "Broadcast: new_post to everyone";
        Plot plot = Plot.lines("deliveries/s", "delivery p99 ms");
        steps(
                "broadcast",
                title,
                "posts/s",
                rates,
                Broadcast::table,
                plot,
                route -> new Broadcast(rig, route, clients));
    }

    /** @param hopsOf the gateway's port, if a table of where the time goes is wanted; else 0 */
    void messages(List<Double> rates, int people, int hopsOf) {
        String title = "Messages: POST to new_message";
        Plot plot = Plot.lines("messages/s", "push p99 ms");
        List<Messages> measured = new ArrayList<>();
        try (Actuators actuators = hopsOf == 0 ? null : new Actuators(hopsOf)) {
            steps("messages", title, "messages/s", rates, Messages::table, plot, route -> {
                Messages messages = new Messages(rig, route, people, actuators);
                measured.add(messages);
                return messages;
            });
        }
        if (hopsOf != 0) {
            measured.forEach(messages -> messages.hops(report.out()));
        }
    }

    void idle(List<Integer> clients, int accounts) {
        String title = "Idle: memory of clients that hear nothing";
        Table table = begin(title, Idle::table);
        for (Route route : routes) {
            Idle idle = new Idle(rig, accounts, SETTLE);
            if (!warmup.isZero()) {
                idle.warmUp(route, Math.min(IDLE_WARM_UP, clients.getFirst()));
            }
            try {
                idle.measure(route, clients, table);
            } catch (IllegalStateException e) {
                System.err.println("bench: no more through the " + route.name() + ": " + e.getMessage());
            }
        }
        report.keep("idle", title, table, Plot.lines("clients", "MB more than without"));
    }

    void connects(int accounts, int clients, int atOnce, int rounds) {
        String title = "Connect: new connections, each with a token to check";
        Table table = begin(title, Connects::table);
        for (Route route : routes) {
            Connects connects = new Connects(rig, accounts, clients, atOnce, SETTLE);
            if (!warmup.isZero()) {
                connects.round(route, 0, Connects.table(Table.nowhere()));
            }
            for (int round = 1; round <= rounds; round++) {
                connects.round(route, round, table);
            }
        }
        report.keep("connect", title, table, Plot.bars("round", "connections/s"));
    }

    void storm(int people, double posts, int rounds) {
        String title = "Storm: all connect at once";
        Table table = begin(title, Storm::table);
        Table curve = Storm.curve(Table.nowhere());
        for (Route route : routes) {
            for (int round = warmup.isZero() ? 1 : 0; round <= rounds; round++) {
                rig.accounts().take(people);
                System.err.println("Waiting until nobody counts as online");
                rig.loop().rest(Storm.GONE);
                try (Storm storm = new Storm(rig, route, people, posts, STORM_POSTS)) {
                    storm.comeOnline(round, round == 0 ? Storm.table(Table.nowhere()) : table);
                    storm.comeBack(
                            round,
                            round == 0 ? Storm.table(Table.nowhere()) : table,
                            round == rounds ? curve : Storm.curve(Table.nowhere()));
                }
            }
        }
        report.keep("storm", title, table, Plot.bars("what", "s until all are"));
        report.keep("storm-curve", title, curve, Plot.lines("s since all were dropped", "clients that are back"));
    }

    void slow(int clients, int slow, double rate, int letters) {
        String title = "Slow readers: what the others notice";
        Table table = begin(title, Slow::table);
        List<String> changes = new ArrayList<>();
        for (Route route : routes) {
            try (Slow readers = new Slow(rig, route, clients, slow, rate, letters)) {
                if (!warmup.isZero()) {
                    readers.warmUp(warmup);
                }
                changes.add("through the %s %+.0f %%".formatted(route.name(), 100 * readers.measure(length, table)));
            }
        }
        report.out().printf("%nThe others' p99 changed: %s%n", String.join(", ", changes));
        report.keep("slow", title, table, Plot.bars("what", "delivery p99 ms"));
    }

    void reads(String name, String title, Function<PrintStream, Table> reads) {
        report.keep(name, title, reads.apply(report.out()), new Plot(Plot.Shape.BARS, "read", "p99 ms", "requests/s"));
    }

    private Table begin(String title, Function<PrintStream, Table> table) {
        report.out().printf("%n## %s%n%n", title);
        return table.apply(report.out());
    }

    private void steps(
            String name,
            String title,
            String unit,
            List<Double> rates,
            Function<PrintStream, Table> table,
            Plot plot,
            Function<Route, Steps> ready) {
        Table rows = begin(title, table);
        List<String> highest = new ArrayList<>();
        for (Route route : routes) {
            try (Steps steps = ready.apply(route)) {
                if (!warmup.isZero()) {
                    System.err.println("Warming up for " + warmup.toSeconds() + " s");
                    steps.measure(rates.getFirst(), warmup, limit, table.apply(Table.nowhere()));
                }
                double best = 0;
                for (double each : rates) {
                    if (!steps.measure(each, length, limit, rows)) {
                        break;
                    }
                    best = each;
                }
                highest.add("%.0f %s through the %s".formatted(best, unit, route.name()));
            }
        }
        if (rates.size() > 1) {
            report.out()
                    .printf(
                            "%nHighest with p99 within %.0f ms and nothing missing: %s%n",
                            limit, String.join(", ", highest));
        }
        report.keep(name, title, rows, plot);
    }
}
