package dev.chorus.bench;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a running Chorus and prints tables. */
@Command(
        name = "deploy/bench/run",
        description = "Measures a running Chorus through its gateway, and prints tables in markdown.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Bench implements Callable<Integer> {

    enum Measurement {
        LIKES,
        LIKES_PEAK,
        BROADCAST,
        MESSAGES,
        SEARCH,
        FEED
    }

    /** Those that need no {@link Crowd}. */
    private static final EnumSet<Measurement> WITHOUT_CROWD =
            EnumSet.complementOf(EnumSet.of(Measurement.SEARCH, Measurement.FEED));

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", defaultValue = "http://localhost:3000", description = "The gateway (${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private URI url;

    @Option(names = "--pid", split = ",", description = "The server's processes, for CPU and memory")
    private List<Long> pids = List.of();

    @Option(
            names = "--only",
            split = ",",
            description = "Of ${COMPLETION-CANDIDATES}, those to make; by default all that need no --data")
    private List<Measurement> only = List.copyOf(WITHOUT_CROWD);

    @Option(
            names = "--data",
            description =
                    "The local run's data directory. SEARCH and FEED write a million people and posts into it first")
    private @Nullable Path data;

    @Option(
            names = "--read-rate",
            defaultValue = "50",
            description = "Reads a second for SEARCH and FEED (${DEFAULT-VALUE})")
    private double readRate;

    @Option(names = "--pairs", defaultValue = "20", description = "Pairs of users for likes (${DEFAULT-VALUE})")
    private int pairs;

    @Option(names = "--rate", defaultValue = "50", description = "Likes a second for LIKES (${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--peak-rates",
            split = ",",
            defaultValue = "100,200,300,400,600,800,1000,1300,1600,2000",
            description = "Likes a second for LIKES_PEAK, until one is too many")
    private List<Double> peakRates = List.of();

    @Option(names = "--clients", defaultValue = "2000", description = "Sockets for BROADCAST (${DEFAULT-VALUE})")
    private int clients;

    @Option(
            names = "--post-rates",
            split = ",",
            defaultValue = "5,10,15,20,25,30,35,40,50,60,80,100",
            description = "Posts a second for BROADCAST, until one is too many")
    private List<Double> postRates = List.of();

    @Option(names = "--people", defaultValue = "1000", description = "Connected users for MESSAGES (${DEFAULT-VALUE})")
    private int people;

    @Option(
            names = "--message-rates",
            split = ",",
            defaultValue = "300,400,500,600,700,800,1000,1200,1500",
            description = "Messages a second for MESSAGES, until one is too many")
    private List<Double> messageRates = List.of();

    @Option(names = "--seconds", defaultValue = "20", description = "Length of a step (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--warmup", defaultValue = "15", description = "Seconds before the first one (${DEFAULT-VALUE})")
    private int warmup;

    @Option(names = "--limit", defaultValue = "250", description = "A p99 in ms above which to stop (${DEFAULT-VALUE})")
    private double limit;

    @Option(names = "--connections", defaultValue = "32", description = "HTTP connections (${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--hops",
            description = "Say for MESSAGES where the time goes, from the timers of a local run's services")
    private boolean hops;

    @Option(names = "--remote", description = "Allow another machine than this one")
    private boolean remote;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, command, _) -> {
                    command.getErr().println("bench: " + error.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() {
        check(pairs, 1, 500, "--pairs");
        check(clients, 1, 20_000, "--clients");
        check(people, 2, 5_000, "--people");
        messageRates.forEach(each -> check(each, 0.1, 10_000, "--message-rates"));
        check(seconds, 1, 600, "--seconds");
        check(warmup, 0, 600, "--warmup");
        check(connections, 1, 1_000, "--connections");
        check(readRate, 0.1, 1_000, "--read-rate");
        check(rate, 0.1, 10_000, "--rate");
        peakRates.forEach(each -> check(each, 0.1, 10_000, "--peak-rates"));
        postRates.forEach(each -> check(each, 0.1, 1_000, "--post-rates"));
        Target target;
        try {
            target = Target.of(url, remote);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        PrintStream out = System.out;
        out.println("Machine: " + Machine.description());
        try (Loop loop = new Loop()) {
            Http http = new Http(loop, target, connections);
            for (Measurement measurement : only) {
                switch (measurement) {
                    case LIKES -> likes(loop, target, http, out, "Likes: POST to push", List.of(rate));
                    case LIKES_PEAK -> likes(loop, target, http, out, "Likes: the highest rate", peakRates);
                    case BROADCAST -> broadcast(loop, target, http, out);
                    case MESSAGES -> messages(loop, target, http, out);
                    case SEARCH ->
                        reads(loop, http)
                                .searches(out, readRate, Duration.ofSeconds(warmup), Duration.ofSeconds(seconds));
                    case FEED ->
                        reads(loop, http).feeds(out, readRate, Duration.ofSeconds(warmup), Duration.ofSeconds(seconds));
                }
            }
        }
        return 0;
    }

    /** The local run's PostgreSQL is as far from its default port as the gateway is from its own. */
    private Reads reads(Loop loop, Http http) {
        if (data == null || remote) {
            throw new ParameterException(
                    spec.commandLine(),
                    "SEARCH and FEED need --data, the data directory of a local run on this machine");
        }
        Crowd crowd = new Crowd(15_432 + url.getPort() - 3_000, data);
        System.err.println("Filling in a million people and posts, unless they are there");
        crowd.fill();
        return new Reads(loop, http, crowd);
    }

    private void likes(Loop loop, Target target, Http http, PrintStream out, String title, List<Double> rates) {
        try (Likes likes = new Likes(loop, target, http, pids, pairs)) {
            steps(out, title, "likes/s", rates, Likes::table, likes::measure);
        }
    }

    private void broadcast(Loop loop, Target target, Http http, PrintStream out) {
        try (Broadcast broadcast = new Broadcast(loop, target, http, pids, clients)) {
            steps(out, "Broadcast: new_post to everyone", "posts/s", postRates, Broadcast::table, broadcast::measure);
        }
    }

    private void messages(Loop loop, Target target, Http http, PrintStream out) {
        try (Actuators actuators = hops ? new Actuators(url.getPort()) : null;
                Messages messages = new Messages(loop, target, http, pids, people, actuators)) {
            steps(out, "Messages: POST to new_message", "messages/s", messageRates, Messages::table, messages::measure);
            if (hops) {
                messages.hops(out);
            }
        }
    }

    private interface Measure {
        boolean step(double rate, Duration duration, double limitMillis, Table table);
    }

    private void steps(
            PrintStream out,
            String title,
            String unit,
            List<Double> rates,
            Function<PrintStream, Table> table,
            Measure measure) {
        if (warmup > 0) {
            System.err.println("Warming up for " + warmup + " s");
            Table unseen = table.apply(new PrintStream(PrintStream.nullOutputStream()));
            measure.step(rates.getFirst(), Duration.ofSeconds(warmup), limit, unseen);
        }
        out.printf("%n## %s%n%n", title);
        Table rows = table.apply(out);
        double best = 0;
        for (double each : rates) {
            if (!measure.step(each, Duration.ofSeconds(seconds), limit, rows)) {
                break;
            }
            best = each;
        }
        if (rates.size() > 1) {
            out.printf("%nHighest with p99 within %.0f ms and nothing missing: %.0f %s%n", limit, best, unit);
        }
    }

    private void check(double value, double least, double most, String option) {
        if (!(value >= least && value <= most)) {
            throw new ParameterException(
                    spec.commandLine(), "%s must be from %.0f to %.0f".formatted(option, least, most));
        }
    }
}
