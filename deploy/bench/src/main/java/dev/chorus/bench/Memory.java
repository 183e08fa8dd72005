package dev.chorus.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What processes hold in memory once a collection has been forced of each that is a JVM, which takes the {@code jcmd} beside
 * the {@code java} that this runs on.
 *
 * @param heapMegabytes of the resident, what is alive on heaps; not a number if no JVM could be asked
 */
record Memory(double residentMegabytes, double heapMegabytes) {
    private static final Pattern USED =
            Pattern.compile("^(?!.*(?:Metaspace|class space)).*\\bused (\\d+)K", Pattern.MULTILINE);
    private static final int PATIENCE_SECONDS = 30;

    static Memory of(List<Long> pids) {
        double heap = Double.NaN;
        for (long pid : pids) {
            // The second time it also gives back what the first one freed.
            String collected = jcmd(pid, "GC.run") == null ? null : jcmd(pid, "GC.run");
            String info = collected == null ? null : jcmd(pid, "GC.heap_info");
            if (info != null) {
                heap = (Double.isNaN(heap) ? 0 : heap) + used(info);
            }
        }
        return new Memory(Usage.of(pids).residentMegabytes(), heap);
    }

    private static double used(String info) {
        Matcher used = USED.matcher(info);
        return used.results().mapToLong(found -> Long.parseLong(found.group(1))).sum() / 1024.0;
    }

    private static @Nullable String jcmd(long pid, String command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return null;
        }
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 ? said : null;
        } catch (IOException _) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
