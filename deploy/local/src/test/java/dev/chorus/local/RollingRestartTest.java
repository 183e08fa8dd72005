package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** All nodes of the edge are replaced, one after the other, under load and many connections. */
@Tag("soak")
@ExtendWith(RunningChorus.class)
class RollingRestartTest {
    private static final int PEOPLE = 1_000;
    private static final int DEVICES = 5;
    private static final int CONNECTIONS = PEOPLE * DEVICES;
    private static final int CONNECTS_PER_SECOND = 150;
    private static final int EVENTS_PER_SECOND = 50;
    private static final int TO_ALL_EVERY = 250;
    private static final int NODES = 2;
    private static final Duration DRAIN_TIME = Duration.ofSeconds(40);

    /**
     * Reconnects a second: what the drain time makes of a node that holds all connections, as the second one does once the
     * first has gone, and three fifths more, since clients add a random delay of up to a second.
     */
    private static final int CAP = (int) (CONNECTIONS / DRAIN_TIME.toSeconds() * 8 / 5);

    private static final int SERVICE_RESTART = 1012;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path logs;

    @Test
    void nothingIsLostAndTheReconnectsStayUnderTheCap(LocalRun run) throws Exception {
        List<Person> people = People.register(run, PEOPLE);
        Map<String, String> settings = Map.of(
                "REALTIME_DRAIN_TIME",
                DRAIN_TIME.toSeconds() + "s",
                "spring.lifecycle.timeout-per-shutdown-phase",
                DRAIN_TIME.plusSeconds(10).toSeconds() + "s");
        try (Edge edge = Edge.startRehearsed(run, logs, NODES, settings);
                Speech speech = new Speech(run);
                Crowd crowd = Crowd.of(people, DEVICES, edge.url(), CONNECTS_PER_SECOND)) {
            long begin = System.nanoTime();
            Traffic traffic = Traffic.start(speech, people, EVENTS_PER_SECOND, TO_ALL_EVERY);
            try (traffic) {
                for (int node = 0; node < NODES; node++) {
                    edge.node(node).stop();
                    edge.node(node).start();
                    edge.node(node).awaitReady();
                }
                crowd.awaitAllConnected();
            }
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            crowd.awaitAllHeard(traffic);

            Outcome outcome = crowd.outcome(traffic);
            new FaultReport("A rolling restart of " + NODES + " nodes, each drained over " + DRAIN_TIME.toSeconds()
                            + " s")
                    .traffic(traffic, time)
                    .outcome(outcome)
                    .connections(crowd)
                    .add("cap", CAP + " reconnects a second")
                    .recoveries(edge)
                    .print();

            int losses = crowd.count(Tally::losses);
            assertThat(losses).as("losses").isGreaterThanOrEqualTo(CONNECTIONS);
            assertThat(crowd.count(Tally::closeCodes)).as("close codes").containsOnlyKeys(SERVICE_RESTART);
            int most = crowd.count(Tally::mostAttemptsInASecond);
            assertThat(most).as("reconnects in a second").isLessThan(CAP);
            outcome.requireAllHeardOnce();
            crowd.requireAllRecovered();
        }
    }
}
