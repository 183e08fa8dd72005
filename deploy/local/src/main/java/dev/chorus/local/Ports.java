package dev.chorus.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The ports of a run. All follow from the gateway's, so that two runs stand side by side by moving one number. */
record Ports(int gateway) {

    static final int DEFAULT_GATEWAY = 3000;

    private static final int SOCKETS = 7;
    private static final int MANAGEMENT = 100;
    private static final int KAFKA = 9092 - DEFAULT_GATEWAY;
    private static final int KAFKA_CONTROLLER = 9093 - DEFAULT_GATEWAY;
    private static final int POSTGRES = 15432 - DEFAULT_GATEWAY;

    static final int HIGHEST_GATEWAY = 65_535 - POSTGRES;

    /** Ports that nobody has at the moment, for a run that is over soon. */
    static Ports anyFree() {
        return IntStream.iterate(20_000, base -> base + 2 * MANAGEMENT)
                .limit(150)
                .mapToObj(Ports::new)
                .filter(Ports::areFree)
                .findFirst()
                .orElseThrow(() -> new LocalRunException("No free range of ports was found"));
    }

    int of(Service service) {
        return gateway + service.place();
    }

    int managementOf(Service service) {
        return gateway + MANAGEMENT + service.place();
    }

    /** Where realtime-service's Socket.IO server listens, beside its HTTP. */
    int sockets() {
        return gateway + SOCKETS;
    }

    int kafka() {
        return gateway + KAFKA;
    }

    int kafkaController() {
        return gateway + KAFKA_CONTROLLER;
    }

    int postgres() {
        return gateway + POSTGRES;
    }

    /**
     * Looks for a port that somebody else has, before anything is started.
     *
     * @throws LocalRunException naming the first one taken
     */
    void requireFree() {
        wanted().forEach((port, who) -> {
            // The gateway wants it on every interface, the others on the loopback address.
            var address = port == gateway
                    ? new InetSocketAddress(port)
                    : new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(address);
            } catch (IOException e) {
                throw new LocalRunException(
                        "Port " + port + ", wanted by " + who + ", is taken; free it or move all ports with --port", e);
            }
        });
    }

    private boolean areFree() {
        try {
            requireFree();
            return true;
        } catch (LocalRunException _) {
            return false;
        }
    }

    private Map<Integer, String> wanted() {
        Map<Integer, String> wanted = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            wanted.put(of(service), service.id());
            wanted.put(managementOf(service), service.id() + "'s actuator");
        }
        wanted.put(sockets(), "the Socket.IO server");
        wanted.put(kafka(), "Kafka");
        wanted.put(kafkaController(), "Kafka's controller");
        wanted.put(postgres(), "PostgreSQL");
        return wanted;
    }
}
