package dev.chorus.bench;

import dev.chorus.bench.Chorus.Account;
import dev.chorus.bench.Cost.Spent;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpMethod;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * From a message to its push at the receiver: everyone is connected, and each writes to the next one in turn. The sender
 * hears of it, too, which is counted but not timed.
 */
final class Messages implements Steps {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String TEXT = "The quick brown fox jumps over the lazy dog";

    private final Route route;
    private final Loop loop;
    private final Http http;
    private final List<Long> pids;
    private final List<Account> people;
    private final Sockets sockets;
    private final Map<String, Long> due = new HashMap<>();
    private final String run = Long.toString(System.nanoTime(), 36);
    private long count;
    private final @Nullable Actuators actuators;
    private final List<Hops> hops = new ArrayList<>();
    private Step step = new Step();

    /** @param actuators for the table of {@link #hops}, if it is wanted */
    Messages(Rig rig, Route route, int people, @Nullable Actuators actuators) {
        this.actuators = actuators;
        this.route = route;
        this.loop = rig.loop();
        this.http = rig.http();
        this.pids = rig.pids();
        this.people = rig.accounts().take(people);
        this.sockets = new Sockets(loop, route.target(), this::heard);
        sockets.open(this.people.stream().map(Account::token).toList());
    }

    /** What one step counts; on the loop. */
    private static final class Step {
        final Latencies answered = new Latencies();
        final Latencies pushed = new Latencies();
        long sent;
        long refused;
        long toSenders;
        long repeated;
    }

    static Table table(PrintStream out) {
        return new Table(
                out,
                "sockets",
                "messages/s",
                "sent",
                "refused",
                "pushed",
                "to senders",
                "missing",
                "repeated",
                "answer p50 ms",
                "answer p99 ms",
                "push p50 ms",
                "push p99 ms",
                "push p99.9 ms",
                "server CPU-s",
                "CPU-ms/message",
                "server MB",
                "generator cores");
    }

    @Override
    public boolean measure(double rate, Duration duration, double limitMillis, Table table) {
        Step measured = new Step();
        loop.run(() -> {
            due.clear();
            step = measured;
        });
        Actuators.Timers before = actuators == null ? null : actuators.read();
        Cost cost = Cost.from(pids);
        loop.drive(rate, duration, this::send);
        loop.await(PATIENCE, () -> measured.pushed.count() + measured.refused >= measured.sent);
        Spent spent = cost.until();
        if (actuators != null && before != null) {
            Actuators.Timers spentThere = actuators.read().since(before);
            hops.add(loop.call(
                    () -> new Hops(rate, measured.answered.meanMillis(), measured.pushed.meanMillis(), spentThere)));
        }
        return loop.call(() -> {
            long missing = measured.sent - measured.refused - measured.pushed.count();
            table.row(
                    route.name(),
                    rate,
                    measured.sent,
                    measured.refused,
                    measured.pushed.count(),
                    measured.toSenders,
                    missing,
                    measured.repeated,
                    measured.answered.millis(50),
                    measured.answered.millis(99),
                    measured.pushed.millis(50),
                    measured.pushed.millis(99),
                    measured.pushed.millis(99.9),
                    spent.serverCpuSeconds(),
                    spent.serverCpuSeconds() * 1e3 / measured.sent,
                    spent.serverMegabytes(),
                    spent.generatorShare());
            return missing == 0 && measured.refused == 0 && measured.pushed.millis(99) <= limitMillis;
        });
    }

    /** Where the time went in the steps so far, as means. */
    void hops(PrintStream out) {
        out.printf("%n## Messages: hop by hop, mean ms; sockets through the %s%n%n", route.name());
        Table table = new Table(
                out,
                "messages/s",
                "waiting, and to the gateway and back",
                "gateway",
                "messaging-service",
                "event to Kafka",
                "Kafka to the receiver",
                "push");
        hops.stream().skip(1).forEach(hop -> hop.row(table));
    }

    /** What came of one step. */
    private record Hops(double rate, double answerMillis, double pushMillis, Actuators.Timers timers) {
        void row(Table table) {
            double gateway = timers.gateway().meanMillis();
            double messaging = timers.messaging().meanMillis();
            double outbox = timers.outbox().meanMillis();
            double outside = Math.max(0, answerMillis - gateway);
            double there = (outside + gateway - messaging) / 2;
            table.row(
                    rate,
                    outside,
                    gateway - messaging,
                    messaging,
                    outbox,
                    Math.max(0, pushMillis - there - outbox),
                    pushMillis);
        }
    }

    private void send(long moment) {
        Step current = step;
        int sender = Math.toIntExact(count % people.size());
        int receiver = (sender + 1) % people.size();
        String name = run + "-" + count++ + "-" + receiver;
        current.sent++;
        due.put(name, moment);
        String body = """
                {"receiverId":"%s","content":"%s","clientMessageId":"%s"}""".formatted(people.get(receiver).id(), TEXT, name);
        http.send(HttpMethod.POST, "/api/messages", people.get(sender).token(), body, (status, _) -> {
            if (status == 201) {
                current.answered.record(System.nanoTime() - moment);
            } else {
                current.refused++;
            }
        });
    }

    private void heard(int socket, ByteBuf bytes, int from, int length) {
        long now = System.nanoTime();
        String json = bytes.toString(from, length, StandardCharsets.UTF_8);
        if (!json.startsWith("[\"new_message\"")) {
            return;
        }
        JsonNode message = Chorus.JSON.readTree(json).get(1);
        String name = message.get("clientMessageId").asString();
        if (!people.get(socket).id().equals(message.get("receiverId").asString())) {
            step.toSenders++;
            return;
        }
        Long moment = due.remove(name);
        if (moment == null) {
            step.repeated++;
        } else {
            step.pushed.record(now - moment);
        }
    }

    @Override
    public void close() {
        sockets.close();
    }
}
