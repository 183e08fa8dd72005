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
import tools.jackson.databind.JsonNode;

/**
 * From a like to its notification: B likes a post of A's, and one of A's sockets hears {@code new_notification}. Each like
 * is of a post its liker has not liked before, so that each makes one notification.
 */
final class Likes implements Steps {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Route route;
    private final Loop loop;
    private final Http http;
    private final Chorus chorus;
    private final List<Long> pids;
    private final Sockets sockets;
    private final List<Account> authors;
    private final List<Account> likers;
    private final Map<Like, Long> due = new HashMap<>();
    private Step step = new Step();

    Likes(Rig rig, Route route, int pairs) {
        this.route = route;
        this.loop = rig.loop();
        this.http = rig.http();
        this.pids = rig.pids();
        this.chorus = new Chorus(loop, http);
        List<Account> people = chorus.register(2 * pairs);
        this.authors = people.subList(0, pairs);
        this.likers = people.subList(pairs, 2 * pairs);
        this.sockets = new Sockets(loop, route.target(), this::heard);
        sockets.open(authors.stream().map(Account::token).toList());
    }

    private record Like(String postId, String likerId) {}

    /** What one step counts; on the loop. */
    private static final class Step {
        final Latencies answered = new Latencies();
        final Latencies pushed = new Latencies();
        long sent;
        long refused;
        long repeated;
    }

    static Table table(PrintStream out) {
        return new Table(
                out,
                "sockets",
                "likes/s",
                "sent",
                "refused",
                "pushed",
                "missing",
                "repeated",
                "answer p50 ms",
                "answer p99 ms",
                "push p50 ms",
                "push p99 ms",
                "push p99.9 ms",
                "server CPU-s",
                "CPU-ms/like",
                "server MB",
                "generator cores");
    }

    @Override
    public boolean measure(double rate, Duration duration, double limitMillis, Table table) {
        List<Like> likes = prepare(Math.toIntExact(Math.round(rate * duration.toNanos() / 1e9)));
        Step measured = new Step();
        loop.run(() -> {
            due.clear();
            step = measured;
        });
        Cost cost = Cost.from(pids);
        loop.drive(rate, duration, moment -> send(likes.get(Math.toIntExact(measured.sent)), moment));
        loop.await(PATIENCE, () -> measured.pushed.count() + measured.refused >= measured.sent);
        Spent spent = cost.until();
        return loop.call(() -> {
            long missing = measured.sent - measured.refused - measured.pushed.count();
            table.row(
                    route.name(),
                    rate,
                    measured.sent,
                    measured.refused,
                    measured.pushed.count(),
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

    /** As many posts as it takes that each liker likes each once, in an order that spreads both. */
    private List<Like> prepare(int count) {
        List<String> posts = chorus.publish(authors, (count + likers.size() - 1) / likers.size());
        List<Like> likes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int round = i / posts.size();
            String liker =
                    likers.get((i % posts.size() + round) % likers.size()).id();
            likes.add(new Like(posts.get(i % posts.size()), liker));
        }
        return likes;
    }

    private void send(Like like, long moment) {
        Step current = step;
        current.sent++;
        due.put(like, moment);
        String path = "/api/posts/" + like.postId() + "/like";
        http.send(HttpMethod.POST, path, token(like.likerId()), null, (status, _) -> {
            if (status == 200) {
                current.answered.record(System.nanoTime() - moment);
            } else {
                current.refused++;
            }
        });
    }

    private String token(String likerId) {
        return likers.stream()
                .filter(liker -> liker.id().equals(likerId))
                .findFirst()
                .orElseThrow()
                .token();
    }

    private void heard(int socket, ByteBuf bytes, int from, int length) {
        long now = System.nanoTime();
        String json = bytes.toString(from, length, StandardCharsets.UTF_8);
        if (!json.startsWith("[\"new_notification\"")) {
            return;
        }
        JsonNode notification = Chorus.JSON.readTree(json).get(1);
        if (!"like".equals(notification.get("type").asString())) {
            return;
        }
        JsonNode metadata = Chorus.JSON.readTree(notification.get("metadata").asString());
        Like like = new Like(
                metadata.get("postId").asString(), metadata.get("likerId").asString());
        Long moment = due.put(like, -1L);
        if (moment == null || moment == -1L) {
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
