package dev.chorus.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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
        description = "Measures a running Chorus from outside, and prints tables in markdown.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Bench implements Callable<Integer> {

    /** In the order in which they are made: what others leave behind in memory would hide what idle clients take. */
    enum Measurement {
        IDLE,
        LIKES,
        LIKES_PEAK,
        CONNECT,
        BROADCAST,
        MESSAGES,
        STORM,
        SLOW,
        SEARCH,
        FEED
    }

    /** Those that need no {@link Crowd}. */
    private static final EnumSet<Measurement> WITHOUT_CROWD =
            EnumSet.complementOf(EnumSet.of(Measurement.SEARCH, Measurement.FEED));

    /** Those that another server with the same posts and sockets has, too. */
    private static final EnumSet<Measurement> ELSEWHERE = EnumSet.of(
            Measurement.IDLE, Measurement.CONNECT, Measurement.BROADCAST, Measurement.STORM, Measurement.SLOW);

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
            names = "--edge",
            description =
                    "The edge's own socket address: sockets are measured there, too. It is 7 ports from the gateway's "
                            + "in a local run")
    private @Nullable URI edge;

    @Option(names = "--edge-only", description = "Measure sockets only there")
    private boolean edgeOnly;

    @Option(names = "--out", description = "A folder for the results, as Markdown, CSV, JSON and plots")
    private @Nullable Path folder;

    @Option(
            names = "--data",
            description =
                    "The local run's data directory. The accounts made are remembered there for the next run (else in "
                            + "--out); SEARCH and FEED write a million people and posts into it first")
    private @Nullable Path data;

    @Option(
            names = "--tokens",
            description = "Tokens, one a line, to use in place of accounts: for measuring another server that has POST "
                    + "/api/posts and Socket.IO")
    private @Nullable Path tokens;

    @Option(
            names = "--kafka",
            description =
                    "The broker's address: the posts of BROADCAST, STORM and SLOW are put straight into their topic "
                            + "there, so that what the edge does is measured alone")
    private @Nullable String kafka;

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

    @Option(
            names = "--clients",
            defaultValue = "2000",
            description = "Sockets for BROADCAST, STORM and SLOW (${DEFAULT-VALUE})")
    private int clients;

    @Option(
            names = "--post-rates",
            split = ",",
            defaultValue = "20,40,60,80,100,120,140,160,180,200",
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

    @Option(
            names = "--accounts",
            defaultValue = "200",
            description = "Accounts that share the sockets of IDLE and CONNECT (${DEFAULT-VALUE})")
    private int accounts;

    @Option(
            names = "--idle-clients",
            split = ",",
            defaultValue = "1000,5000,10000",
            description = "Sockets for IDLE, rising (${DEFAULT-VALUE})")
    private List<Integer> idleClients = List.of();

    @Option(
            names = "--connects",
            defaultValue = "5000",
            description = "Sockets that each round of CONNECT opens (${DEFAULT-VALUE})")
    private int connects;

    @Option(
            names = "--at-once",
            defaultValue = "64",
            description = "Handshakes under way at any time in CONNECT (${DEFAULT-VALUE})")
    private int atOnce;

    @Option(names = "--rounds", defaultValue = "3", description = "Of CONNECT and of STORM (${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--storm-posts",
            defaultValue = "2",
            description = "Posts a second while people come back in STORM (${DEFAULT-VALUE})")
    private double stormPosts;

    @Option(names = "--slow", defaultValue = "100", description = "Clients that stop in SLOW (${DEFAULT-VALUE})")
    private int slow;

    @Option(names = "--slow-rate", defaultValue = "20", description = "Posts a second in SLOW (${DEFAULT-VALUE})")
    private double slowRate;

    @Option(names = "--slow-text", defaultValue = "2000", description = "Letters of a post in SLOW (${DEFAULT-VALUE})")
    private int slowText;

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
        check(accounts, 1, 10_000, "--accounts");
        idleClients.forEach(each -> check(each, 1, 100_000, "--idle-clients"));
        check(connects, 1, 100_000, "--connects");
        check(atOnce, 1, 10_000, "--at-once");
        check(rounds, 1, 100, "--rounds");
        check(stormPosts, 0, 100, "--storm-posts");
        if (only.contains(Measurement.SLOW)) {
            check(slow, 0, clients - 1, "--slow");
        }
        check(slowRate, 0.1, 1_000, "--slow-rate");
        check(slowText, 1, 5_000, "--slow-text");
        Set<Measurement> impossible = EnumSet.copyOf(only);
        impossible.removeAll(ELSEWHERE);
        if (tokens != null && !impossible.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "With --tokens there can be only " + ELSEWHERE);
        }
        if (tokens != null && kafka != null) {
            throw new ParameterException(spec.commandLine(), "Posts in topics are of accounts, not of --tokens");
        }
        Target gateway = target(url);
        List<Route> routes = new ArrayList<>();
        if (!edgeOnly) {
            routes.add(new Route("gateway", gateway));
        }
        if (edge != null) {
            routes.add(new Route("edge", target(edge)));
        }
        if (routes.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--edge-only needs --edge");
        }
        Report report = new Report(System.out, folder);
        try (Loop loop = new Loop()) {
            report.out().println("Machine: " + Machine.description());
            measure(loop, new Http(loop, gateway, connections), routes, report);
        }
        return 0;
    }

    private void measure(Loop loop, Http http, List<Route> routes, Report report) {
        try (Publishing posts = kafka == null ? Publishing.overRest(http) : new TopicPublishing(loop, kafka)) {
            Path home = data != null ? data : folder;
            Accounts shared = tokens != null
                    ? Accounts.of(tokens)
                    : Accounts.remembered(
                            new Chorus(loop, http), home == null ? null : home.resolve("bench-accounts.json"));
            Rig rig = new Rig(loop, http, posts, shared, pids);
            Programme programme = new Programme(rig, routes, report, warmup, seconds, limit);
            only.forEach(each -> make(each, rig, programme));
        }
    }

    private void make(Measurement measurement, Rig rig, Programme programme) {
        Duration step = Duration.ofSeconds(seconds);
        Duration before = Duration.ofSeconds(warmup);
        switch (measurement) {
            case LIKES -> programme.likes("likes", "Likes: POST to push", List.of(rate), pairs);
            case LIKES_PEAK -> programme.likes("likes-peak", "Likes: the highest rate", peakRates, pairs);
            case IDLE -> programme.idle(idleClients, accounts);
            case CONNECT -> programme.connects(accounts, connects, atOnce, rounds);
            case BROADCAST -> programme.broadcast(postRates, clients);
            case MESSAGES -> programme.messages(messageRates, people, hops ? url.getPort() : 0);
            case STORM -> programme.storm(clients, stormPosts, rounds);
            case SLOW -> programme.slow(clients, slow, slowRate, slowText);
            case SEARCH ->
                programme.reads(
                        "search", "Search: GET to answer", out -> reads(rig).searches(out, readRate, before, step));
            case FEED ->
                programme.reads("feed", "Feed: GET to answer", out -> reads(rig).feeds(out, readRate, before, step));
        }
    }

    private Target target(URI address) {
        try {
            return Target.of(address, remote);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** The local run's PostgreSQL is as far from its default port as the gateway is from its own. */
    private Reads reads(Rig rig) {
        if (data == null || remote) {
            throw new ParameterException(
                    spec.commandLine(),
                    "SEARCH and FEED need --data, the data directory of a local run on this machine");
        }
        Crowd crowd = new Crowd(15_432 + url.getPort() - 3_000, data);
        System.err.println("Filling in a million people and posts, unless they are there");
        crowd.fill();
        return new Reads(rig.loop(), rig.http(), crowd);
    }

    private void check(double value, double least, double most, String option) {
        if (!(value >= least && value <= most)) {
            throw new ParameterException(
                    spec.commandLine(), "%s must be from %.0f to %.0f".formatted(option, least, most));
        }
    }
}
