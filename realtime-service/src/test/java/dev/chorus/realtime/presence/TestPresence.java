package dev.chorus.realtime.presence;

import dev.chorus.realtime.signals.Signals;
import java.time.Clock;
import java.util.UUID;

/** Attendance at a node of its own. */
public final class TestPresence {
    private TestPresence() {}

    public static Attendance attendance(Signals signals) {
        return new Attendance(signals, new ThisNode(UUID::randomUUID), UUID::randomUUID, Clock.systemUTC());
    }
}
