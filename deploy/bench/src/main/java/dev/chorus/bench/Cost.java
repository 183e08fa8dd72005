package dev.chorus.bench;

import java.util.List;

/** Watches the server's processes, and this one, during a step. */
final class Cost {
    private final List<Long> pids;
    private final Usage server;
    private final Usage generator;
    private final long since = System.nanoTime();

    private Cost(List<Long> pids) {
        this.pids = pids;
        this.server = Usage.of(pids);
        this.generator = Usage.own();
    }

    /**
     * @param serverCpuSeconds used by the server
     * @param serverMegabytes resident at the end
     * @param generatorShare of one core, used by this program
     */
    record Spent(double serverCpuSeconds, double serverMegabytes, double generatorShare) {}

    static Cost from(List<Long> pids) {
        return new Cost(pids);
    }

    Spent until() {
        Usage now = Usage.of(pids);
        double seconds = (System.nanoTime() - since) / 1e9;
        return new Spent(
                now.cpuSeconds() - server.cpuSeconds(),
                now.residentMegabytes(),
                (Usage.own().cpuSeconds() - generator.cpuSeconds()) / seconds);
    }
}
