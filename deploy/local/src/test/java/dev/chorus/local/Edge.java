package dev.chorus.local;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The edge as it is deployed, nodes behind a gateway, each a process of its own, beside a run that has all the rest. */
final class Edge implements AutoCloseable {
    /** Below those that connections are given by themselves: a node's must still be free when it starts again. */
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(27_000);

    private final LocalRun run;
    private final Path logs;
    private final ServiceJar jar;
    private final List<Node> nodes;
    private final ServiceProcess gateway;
    private final String url;
    /** By processes that have ended. */
    private final Map<String, Double> counted = new TreeMap<>();

    private Edge(LocalRun run, Path logs, ServiceJar jar, int count, Map<String, String> ofNodes) throws IOException {
        this.run = run;
        this.logs = logs;
        this.jar = jar;
        nodes = IntStream.range(0, count).mapToObj(_ -> new Node(ofNodes)).toList();
        for (Node node : nodes) {
            node.start();
        }
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        String sockets = nodes.stream()
                .map(node -> "http://127.0.0.1:" + node.socketPort)
                .collect(joining(","));
        gateway = start(
                run,
                logs,
                ServiceJar.packaged(Service.GATEWAY),
                freePort(),
                "gateway",
                Map.of("server.port", Integer.toString(port), "REALTIME_SOCKET_URL", sockets));
    }

    /**
     * Returns when all of it is ready.
     *
     * @param ofNodes settings of the nodes, beside those that the run would give them
     */
    static Edge start(LocalRun run, Path logs, int nodes, Map<String, String> ofNodes) throws IOException {
        return start(run, logs, ServiceJar.packaged(Service.REALTIME), nodes, ofNodes);
    }

    /** The same, with nodes that start by a cache which a rehearsal has left, as deployments can make one. */
    static Edge startRehearsed(LocalRun run, Path logs, int nodes, Map<String, String> ofNodes)
            throws IOException, InterruptedException {
        ServiceJar jar = ServiceJar.packaged(Service.REALTIME).extracted(logs.resolve("jar"));
        Path cache = logs.resolve("realtime.aot");
        try (ServiceProcess rehearsal = start(
                run,
                logs,
                jar.leaving(cache),
                freePort(),
                "rehearsal",
                Map.of("REALTIME_SOCKET_PORT", Integer.toString(freePort())))) {
            rehearsal.awaitReady();
        }
        return start(run, logs, jar.by(cache), nodes, ofNodes);
    }

    private static Edge start(LocalRun run, Path logs, ServiceJar jar, int nodes, Map<String, String> ofNodes)
            throws IOException {
        Edge edge = new Edge(run, logs, jar, nodes, ofNodes);
        try {
            edge.nodes.forEach(Node::awaitReady);
            edge.gateway.awaitReady();
            return edge;
        } catch (RuntimeException | Error e) {
            edge.close();
            throw e;
        }
    }

    /** The gateway's. */
    String url() {
        return url;
    }

    Node node(int place) {
        return nodes.get(place % nodes.size());
    }

    /** Of the counter, with each set of labels, over all nodes and over those that are gone. */
    Map<String, Double> counts(String counter) {
        Map<String, Double> counts = new TreeMap<>(counted);
        nodes.forEach(node -> node.count(counts));
        counts.keySet().removeIf(name -> !name.equals(counter) && !name.startsWith(counter + "{"));
        return counts;
    }

    @Override
    public void close() {
        gateway.close();
        nodes.forEach(Node::close);
    }

    private static ServiceProcess start(
            LocalRun run, Path logs, ServiceJar jar, int managementPort, String log, Map<String, String> own)
            throws IOException {
        Map<String, String> settings = new HashMap<>(new Settings(run.ports(), run.secrets()).of(jar.service()));
        settings.put("server.port", Integer.toString(freePort()));
        settings.put("management.server.port", Integer.toString(managementPort));
        settings.putAll(own);
        return ServiceProcess.start(jar, managementPort, logs.resolve(log + ".log"), Map.of(), settings);
    }

    private static int freePort() {
        while (true) {
            int port = NEXT_PORT.getAndIncrement();
            try (var _ = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
                return port;
            } catch (IOException _) {
                // Somebody has it.
            }
        }
    }

    /** One node: the same address whenever it starts. */
    final class Node {
        private final int socketPort = freePort();
        private final int managementPort = freePort();
        private final Map<String, String> settings;
        private volatile @Nullable ServiceProcess process;
        private int starts;

        private Node(Map<String, String> settings) {
            this.settings = new HashMap<>(settings);
            this.settings.put("REALTIME_SOCKET_PORT", Integer.toString(socketPort));
        }

        /** Does not wait until it is ready. */
        void start() {
            try {
                process = Edge.start(run, logs, jar, managementPort, "node-" + socketPort + "-" + starts++, settings);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void awaitReady() {
            running().awaitReady();
        }

        /** At once, as by {@code kill -9}; returns when it is gone. */
        void kill() {
            count(counted);
            running().kill();
            running().close();
        }

        /** As Kubernetes does; returns when it has drained and is gone. */
        void stop() {
            count(counted);
            running().close();
        }

        private void close() {
            ServiceProcess current = process;
            if (current != null) {
                current.close();
            }
        }

        private ServiceProcess running() {
            return Objects.requireNonNull(process, "Not started");
        }

        private void count(Map<String, Double> counts) {
            try {
                running()
                        .metrics()
                        .lines()
                        .filter(line -> line.startsWith("chorus_realtime_"))
                        .forEach(line -> counts.merge(
                                line.substring(0, line.lastIndexOf(' ')),
                                Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)),
                                Double::sum));
            } catch (UncheckedIOException _) {
                // It has not come so far that it could be asked, and has counted nothing.
            }
        }
    }
}
