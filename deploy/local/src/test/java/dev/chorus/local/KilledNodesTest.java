package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Nodes die under load, one after the other, and nobody who comes back has missed anything or heard it twice. */
@Tag("soak")
@ExtendWith(RunningChorus.class)
class KilledNodesTest {
    private static final int PEOPLE = 200;
    private static final int DEVICES = 5;
    private static final int CONNECTS_PER_SECOND = 100;
    private static final int EVENTS_PER_SECOND = 200;
    private static final int TO_ALL_EVERY = 200;
    private static final Duration TIME = Duration.ofMinutes(3);
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(20);
    private static final Duration RECOVERABLE = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path logs;

    @Test
    void nobodyMissesAnythingThoughANodeIsKilledEveryTwentySeconds(LocalRun run) throws Exception {
        List<Person> people = People.register(run, PEOPLE);
        try (Edge edge = Edge.startRehearsed(run, logs, 2, Map.of());
                Speech speech = new Speech(run);
                Crowd crowd = Crowd.of(people, DEVICES, edge.url(), CONNECTS_PER_SECOND)) {
            List<Duration> starts;
            Traffic traffic = Traffic.start(speech, people, EVENTS_PER_SECOND, TO_ALL_EVERY);
            try (traffic) {
                starts = killInTurns(edge);
            }
            crowd.awaitAllHeard(traffic);

            Outcome outcome = crowd.outcome(traffic);
            new FaultReport("Two nodes, one of them killed every " + BETWEEN_KILLS.toSeconds() + " s and started again")
                    .traffic(traffic, TIME)
                    .add("kills", starts.size() + "; ready again after " + FaultReport.spread(starts))
                    .outcome(outcome)
                    .connections(crowd)
                    .recoveries(edge)
                    .print();

            assertThat(traffic.count())
                    .as("events said")
                    .isGreaterThan(Math.toIntExact(TIME.toSeconds() * EVENTS_PER_SECOND * 95 / 100));
            int losses = crowd.count(Tally::losses);
            assertThat(losses).as("losses").isGreaterThan(PEOPLE * DEVICES);
            assertThat(crowd.count(Tally::absences).getLast())
                    .as("the longest absence")
                    .isLessThan(RECOVERABLE);
            outcome.requireAllHeardOnce();
            crowd.requireAllRecovered();
        }
    }

    /** Returns how long each node took to be ready again, the shortest first. */
    private static List<Duration> killInTurns(Edge edge) throws InterruptedException, ExecutionException {
        List<Future<Duration>> starts = new ArrayList<>();
        try (ScheduledExecutorService threads = Executors.newScheduledThreadPool(2)) {
            int kill = 0;
            for (Duration at = BETWEEN_KILLS; at.compareTo(TIME) < 0; at = at.plus(BETWEEN_KILLS)) {
                Edge.Node node = edge.node(kill++);
                starts.add(threads.schedule(() -> restart(node), at.toSeconds(), TimeUnit.SECONDS));
            }
            threads.schedule(() -> {}, TIME.toSeconds(), TimeUnit.SECONDS).get();
            List<Duration> all = new ArrayList<>();
            for (Future<Duration> start : starts) {
                all.add(start.get());
            }
            return all.stream().sorted().toList();
        }
    }

    private static Duration restart(Edge.Node node) {
        node.kill();
        long begin = System.nanoTime();
        node.start();
        node.awaitReady();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
