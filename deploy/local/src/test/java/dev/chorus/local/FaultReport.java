package dev.chorus.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a fault run has shown, in a few lines. */
final class FaultReport {
    private static final int REMARKS = 10;

    private final List<String> lines = new ArrayList<>();

    FaultReport(String title) {
        lines.add(title);
        add(
                "machine",
                "%d × %s, %s; clients, services and load all on it"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                processor(),
                                System.getProperty("os.name")));
    }

    FaultReport add(String what, Object value) {
        lines.add("  %-14s %s".formatted(what, value));
        return this;
    }

    FaultReport traffic(Traffic traffic, Duration time) {
        int events = traffic.count();
        return add(
                "events",
                "%,d in %d s (%.1f/s), %,d of them for everyone; not answered %d"
                        .formatted(
                                events,
                                time.toSeconds(),
                                events / (time.toMillis() / 1e3),
                                traffic.countToAll(),
                                traffic.failures()));
    }

    FaultReport outcome(Outcome outcome) {
        IntSummaryStatistics each =
                outcome.shares().stream().mapToInt(Outcome.Share::expected).summaryStatistics();
        add("clients", "%,d, each to hear %,d to %,d events".formatted(each.getCount(), each.getMin(), each.getMax()));
        add(
                "heard",
                "expected %,d, received %,d, missed %,d, repeated %,d"
                        .formatted(outcome.expected(), outcome.received(), outcome.missed(), outcome.repeated()));
        outcome.remarkable().stream().limit(REMARKS).forEach(share -> add("", share));
        return this;
    }

    FaultReport connections(Crowd crowd) {
        return add(
                        "losses",
                        "%,d; recovered %,d, begun anew %,d, turned away %s"
                                .formatted(
                                        crowd.<Integer>count(Tally::losses),
                                        crowd.<Integer>count(Tally::recovered),
                                        crowd.<Integer>count(Tally::anew),
                                        orNone(crowd.count(Tally::turnedAway))))
                .add("sync_required", orNone(crowd.count(Tally::syncRequired)))
                .add("close codes", orNone(crowd.count(Tally::closeCodes)))
                .add("back after", spread(crowd.count(Tally::absences)))
                .add(
                        "reconnects",
                        "%,d handshakes, at most %,d in a second"
                                .formatted(
                                        crowd.<Integer>count(Tally::attempts),
                                        crowd.<Integer>count(Tally::mostAttemptsInASecond)));
    }

    FaultReport recoveries(Edge edge) {
        edge.counts("chorus_realtime_recoveries_total")
                .forEach((name, count) -> add("edge counts", "%s %.0f".formatted(name, count)));
        return this;
    }

    /** The middle one, the 99th of a hundred and the last. */
    static String spread(List<Duration> sorted) {
        return sorted.isEmpty()
                ? "none"
                : "%.1f s (p50), %.1f s (p99), %.1f s (longest)"
                        .formatted(seconds(sorted, 0.5), seconds(sorted, 0.99), seconds(sorted, 1));
    }

    private static double seconds(List<Duration> sorted, double part) {
        int place = (int) Math.ceil(part * sorted.size()) - 1;
        return sorted.get(place).toMillis() / 1e3;
    }

    private static String orNone(Map<?, ?> counts) {
        return counts.isEmpty() ? "none" : counts.toString();
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processor");
        } catch (IOException _) {
            return "processor";
        }
    }

    void print() {
        System.out.println(String.join("\n", lines));
    }
}
