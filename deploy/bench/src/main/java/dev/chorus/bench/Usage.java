package dev.chorus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What processes have used so far, read from {@code /proc}.
 *
 * @param cpuSeconds user and system time since they started
 * @param residentMegabytes at this moment
 */
record Usage(double cpuSeconds, double residentMegabytes) {
    /** {@code USER_HZ}: 100 on every Linux that a JVM runs on. */
    private static final double TICKS_PER_SECOND = 100;

    /**
     * Files and sockets of one process.
     *
     * @param most that it may have
     */
    record OpenFiles(long open, long most) {}

    static Usage own() {
        return of(List.of(ProcessHandle.current().pid()));
    }

    static Usage of(List<Long> pids) {
        double cpu = 0;
        double resident = 0;
        for (long pid : pids) {
            Path process = Path.of("/proc", Long.toString(pid));
            try {
                String stat = Files.readString(process.resolve("stat"));
                // The second field, in parentheses, may hold anything; utime and stime are the 14th and 15th.
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                cpu += (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
                resident += Files.readAllLines(process.resolve("status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                        .sum();
            } catch (IOException e) {
                throw new UncheckedIOException("No process " + pid + " to watch", e);
            }
        }
        return new Usage(cpu, resident);
    }

    /** How many files and sockets each of the processes has open, and may have. */
    static List<OpenFiles> files(List<Long> pids) {
        return pids.stream().map(Usage::files).toList();
    }

    private static OpenFiles files(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            long most = Files.readAllLines(process.resolve("limits")).stream()
                    .filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split(" +", -1)[3])
                    .mapToLong(limit -> limit.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(limit))
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
            return new OpenFiles(open.count(), most);
        } catch (IOException e) {
            throw new UncheckedIOException("No process " + pid + " to watch", e);
        }
    }
}
