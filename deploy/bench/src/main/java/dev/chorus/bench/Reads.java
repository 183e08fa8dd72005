package dev.chorus.bench;

import dev.chorus.bench.Chorus.Account;
import io.netty.handler.codec.http.HttpMethod;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** How quickly reads are answered, at one rate, by a Chorus with a {@link Crowd} in it. */
final class Reads {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int READERS = 4;
    private static final int FRIENDS = 100;
    private static final int FOLLOWED = 2_000;
    private static final long SEED = 42;

    private final Loop loop;
    private final Http http;
    private final Crowd crowd;
    private final Chorus chorus;

    Reads(Loop loop, Http http, Crowd crowd) {
        this.loop = loop;
        this.http = http;
        this.crowd = crowd;
        this.chorus = new Chorus(loop, http);
    }

    /** What one step counts; on the loop. */
    private static final class Step {
        final Latencies answered = new Latencies();
        long sent;
        long refused;
        long items;
    }

    private static Table table(PrintStream out) {
        return new Table(
                out, "read", "requests/s", "sent", "refused", "items each", "p50 ms", "p95 ms", "p99 ms", "max ms");
    }

    /** Each kind of text that people type. The searchers follow a hundred people each. */
    Table searches(PrintStream out, double rate, Duration warmup, Duration duration) {
        List<Account> searchers = readers(FRIENDS, Crowd.AUTHORS);
        out.printf("%n## Search among %,d people%n%n", Crowd.PEOPLE);
        Table table = table(out);
        search("one letter", i -> Crowd.firstName(i).substring(0, 1), searchers, rate, warmup, duration, table);
        search("two letters", i -> Crowd.firstName(i).substring(0, 2), searchers, rate, warmup, duration, table);
        search("three letters", i -> Crowd.lastName(i).substring(0, 3), searchers, rate, warmup, duration, table);
        search("first name", Crowd::firstName, searchers, rate, warmup, duration, table);
        search(
                "full name",
                i -> Crowd.firstName(i) + " " + Crowd.lastName(i),
                searchers,
                rate,
                warmup,
                duration,
                table);
        search("misspelt", i -> misspelt(Crowd.lastName(i)), searchers, rate, warmup, duration, table);
        search("username", Crowd::username, searchers, rate, warmup, duration, table);
        search("nobody's", i -> "xq" + i + "zzkw", searchers, rate, warmup, duration, table);
        return table;
    }

    private void search(
            String kind,
            IntFunction<String> text,
            List<Account> searchers,
            double rate,
            Duration warmup,
            Duration duration,
            Table table) {
        Random random = new Random(SEED);
        IntFunction<String> path = _ ->
                "/api/search?q=" + URLEncoder.encode(text.apply(random.nextInt(Crowd.PEOPLE)), StandardCharsets.UTF_8);
        measure(kind, path, searchers, rate, warmup, duration, table);
    }

    /** Both scopes, for readers who follow two thousand people, and for some whose two thousand have long been quiet. */
    Table feeds(PrintStream out, double rate, Duration warmup, Duration duration) {
        List<Account> readers = readers(FOLLOWED, Crowd.AUTHORS - Crowd.QUIET);
        List<Account> ofQuietPeople = chorus.register(READERS);
        int[] quiet =
                IntStream.range(Crowd.AUTHORS - Crowd.QUIET, Crowd.AUTHORS).toArray();
        ofQuietPeople.forEach(reader -> crowd.follow(reader.id(), quiet));
        out.printf(
                "%n## Feed: %,d posts, %,d people, readers who follow %,d%n%n", Crowd.PEOPLE, Crowd.AUTHORS, FOLLOWED);
        Table table = table(out);
        measure("scope=all", _ -> "/api/posts", readers, rate, warmup, duration, table);
        measure("scope=following", _ -> "/api/posts?scope=following", readers, rate, warmup, duration, table);
        measure(
                "following, all quiet",
                _ -> "/api/posts?scope=following",
                ofQuietPeople,
                rate,
                warmup,
                duration,
                table);
        return table;
    }

    private List<Account> readers(int followed, int among) {
        Random random = new Random(SEED);
        return readers(() -> random.ints(0, among).distinct().limit(followed).toArray());
    }

    private List<Account> readers(Supplier<int[]> followees) {
        List<Account> readers = chorus.register(READERS);
        chorus.awaitKnown(readers);
        readers.forEach(reader -> crowd.follow(reader.id(), followees.get()));
        return readers;
    }

    private void measure(
            String kind,
            IntFunction<String> path,
            List<Account> readers,
            double rate,
            Duration warmup,
            Duration duration,
            Table table) {
        if (!warmup.isZero()) {
            drive(path, readers, rate, warmup);
        }
        Step step = drive(path, readers, rate, duration);
        loop.run(() -> table.row(
                kind,
                rate,
                step.sent,
                step.refused,
                (double) step.items / Math.max(1, step.sent),
                step.answered.millis(50),
                step.answered.millis(95),
                step.answered.millis(99),
                step.answered.millis(100)));
    }

    private Step drive(IntFunction<String> path, List<Account> readers, double rate, Duration duration) {
        Step step = new Step();
        loop.drive(rate, duration, moment -> {
            int number = Math.toIntExact(step.sent++);
            String token = readers.get(number % readers.size()).token();
            http.send(HttpMethod.GET, path.apply(number), token, null, (status, body) -> {
                if (status == 200) {
                    step.answered.record(System.nanoTime() - moment);
                    step.items += Chorus.JSON.readTree(body).get("items").size();
                } else {
                    step.refused++;
                }
            });
        });
        loop.await(PATIENCE, () -> step.answered.count() + step.refused >= step.sent);
        return step;
    }

    /** Two letters in the middle in the wrong order. */
    private static String misspelt(String name) {
        char[] letters = name.toCharArray();
        int middle = letters.length / 2;
        char moved = letters[middle];
        letters[middle] = letters[middle - 1];
        letters[middle - 1] = moved;
        return String.valueOf(letters);
    }
}
