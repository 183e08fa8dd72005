package dev.chorus.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Short lines with the time since the process began. Thread-safe. */
final class Progress {

    private final Instant begin = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String what) {
        double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
        out.println(String.format(Locale.ROOT, "%6.1f s  ", seconds) + what);
    }
}
