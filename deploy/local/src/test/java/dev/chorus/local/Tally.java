package dev.chorus.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What happened to the connections of a {@link Crowd}; used on its event loop only. */
final class Tally {
    private final List<Long> attempts = new ArrayList<>();
    private final List<Duration> absences = new ArrayList<>();
    private final Map<String, Integer> syncRequired = new TreeMap<>();
    private final Map<String, Integer> turnedAway = new TreeMap<>();
    private final Map<Integer, Integer> closeCodes = new TreeMap<>();
    private int losses;
    private int recovered;
    private int anew;

    void attempted() {
        attempts.add(System.nanoTime());
    }

    void lost() {
        losses++;
    }

    void closed(int code) {
        closeCodes.merge(code, 1, Integer::sum);
    }

    /** @param packet that the server said so with */
    void turnedAway(String packet) {
        turnedAway.merge(packet, 1, Integer::sum);
    }

    void back(boolean asItWas, Duration absence) {
        recovered += asItWas ? 1 : 0;
        anew += asItWas ? 0 : 1;
        absences.add(absence);
    }

    void syncRequired(String reason) {
        syncRequired.merge(reason, 1, Integer::sum);
    }

    /** Forgets the attempts so far: those of the beginning. */
    int forgetAttempts() {
        int forgotten = attempts.size();
        attempts.clear();
        return forgotten;
    }

    int attempts() {
        return attempts.size();
    }

    /** In any second, wherever it begins. */
    int mostAttemptsInASecond() {
        int most = 0;
        int first = 0;
        for (int last = 0; last < attempts.size(); last++) {
            while (attempts.get(last) - attempts.get(first) >= TimeUnit.SECONDS.toNanos(1)) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    int losses() {
        return losses;
    }

    int recovered() {
        return recovered;
    }

    int anew() {
        return anew;
    }

    /** From the loss to the answer to CONNECT, the shortest first. */
    List<Duration> absences() {
        return absences.stream().sorted().toList();
    }

    Map<String, Integer> syncRequired() {
        return Map.copyOf(syncRequired);
    }

    Map<String, Integer> turnedAway() {
        return Map.copyOf(turnedAway);
    }

    Map<Integer, Integer> closeCodes() {
        return Map.copyOf(closeCodes);
    }
}
