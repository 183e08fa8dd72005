package dev.chorus.bench;

import dev.chorus.bench.Chorus.Account;
import dev.chorus.bench.Cost.Spent;
import io.netty.handler.codec.http.HttpMethod;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** From a post to all who are connected: {@code new_post} on every socket. */
final class Broadcast implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ACCOUNTS = 40;
    private static final String MARK = "bench ";
    /** A post of common length: about what the message is that the peers were measured with. */
    private static final String TEXT =
            " The quick brown fox jumps over the lazy dog, and everyone hears of it at once.";

    private final Loop loop;
    private final Http http;
    private final List<Long> pids;
    private final List<Account> accounts;
    private final Sockets sockets;
    private final int clients;
    private Step step = new Step();

    Broadcast(Loop loop, Target target, Http http, List<Long> pids, int clients) {
        this.loop = loop;
        this.http = http;
        this.pids = pids;
        this.clients = clients;
        this.accounts = new Chorus(loop, http).register(Math.min(ACCOUNTS, clients));
        this.sockets = new Sockets(loop, target, this::heard);
        sockets.open(IntStream.range(0, clients)
                .mapToObj(i -> accounts.get(i % accounts.size()).token())
                .toList());
    }

    /** What one step counts; on the loop. */
    private static final class Step {
        final Latencies answered = new Latencies();
        final Latencies delivered = new Latencies();
        long sent;
        long refused;
        long lastDelivery;
    }

    static Table table(PrintStream out) {
        return new Table(
                out,
                "posts/s",
                "clients",
                "sent",
                "refused",
                "delivered",
                "missing",
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

    /** Measures one rate and adds a row; true if nothing was missing or refused and the p99 stayed within the limit. */
    boolean measure(double rate, Duration duration, double limitMillis, Table table) {
        Step measured = new Step();
        loop.run(() -> step = measured);
        long start = System.nanoTime();
        Cost cost = Cost.from(pids);
        loop.drive(rate, duration, this::send);
        loop.await(PATIENCE, () -> measured.delivered.count() >= (measured.sent - measured.refused) * clients);
        Spent spent = cost.until();
        return loop.call(() -> {
            long delivered = measured.delivered.count();
            long missing = (measured.sent - measured.refused) * clients - delivered;
            double seconds = Math.max(duration.toNanos(), measured.lastDelivery - start) / 1e9;
            table.row(
                    rate,
                    clients,
                    measured.sent,
                    measured.refused,
                    delivered,
                    missing,
                    delivered / seconds,
                    measured.answered.millis(99),
                    measured.delivered.millis(50),
                    measured.delivered.millis(99),
                    measured.delivered.millis(99.9),
                    spent.serverCpuSeconds(),
                    delivered == 0 ? 0.0 : spent.serverCpuSeconds() * 1e6 / delivered,
                    spent.serverMegabytes(),
                    spent.generatorShare());
            return missing == 0
                    && measured.refused == 0
                    && sockets.lost() == 0
                    && measured.delivered.p99Millis() <= limitMillis;
        });
    }

    private void send(long moment) {
        Step current = step;
        Account author = accounts.get(Math.toIntExact(current.sent % accounts.size()));
        current.sent++;
        String body = "{\"content\":\"" + MARK + moment + TEXT + "\"}";
        http.send(HttpMethod.POST, "/api/posts", author.token(), body, (status, _) -> {
            if (status == 201) {
                current.answered.record(System.nanoTime() - moment);
            } else {
                current.refused++;
            }
        });
    }

    /** The moment stands in the text itself: nothing is looked up for a delivery. */
    private void heard(int socket, String json) {
        if (!json.startsWith("[\"new_post\"")) {
            return;
        }
        int mark = json.indexOf(MARK);
        if (mark < 0) {
            return;
        }
        int from = mark + MARK.length();
        long now = System.nanoTime();
        step.delivered.record(now - Long.parseLong(json, from, json.indexOf(' ', from), 10));
        step.lastDelivery = now;
    }

    @Override
    public void close() {
        sockets.close();
    }
}
