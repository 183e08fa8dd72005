package dev.chorus.local;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every thread of this process is doing, the virtual ones among them. */
final class ThreadDump {

    private static final Logger log = LoggerFactory.getLogger(ThreadDump.class);

    private ThreadDump() {}

    /** Writes it into that directory, in place of an earlier one. Where it cannot, it only says so in the log. */
    static void writeTo(Path directory) {
        Path file = in(directory);
        try {
            Files.deleteIfExists(file);
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
        } catch (IOException e) {
            log.error("What the threads are doing could not be written", e);
        }
    }

    static Path in(Path directory) {
        return directory.resolve("threads.txt").toAbsolutePath();
    }
}
