package dev.chorus.local;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each service is told, in place of the environment variables of a process of its own. Only the gateway listens beyond
 * this machine.
 */
record Settings(Ports ports, Secrets secrets) {

    private static final String LOOPBACK = "127.0.0.1";

    Map<String, String> of(Service service) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.profiles.active", "local");
        settings.put("server.port", Integer.toString(ports.of(service)));
        if (service != Service.GATEWAY) {
            settings.put("server.address", LOOPBACK);
        }
        settings.put("management.server.port", Integer.toString(ports.managementOf(service)));
        settings.put("management.server.address", LOOPBACK);
        settings.put("spring.lifecycle.timeout-per-shutdown-phase", "3s");
        settings.put("KAFKA_BOOTSTRAP_SERVERS", LOOPBACK + ":" + ports.kafka());
        settings.put("JWKS_URI", url(ports.of(Service.AUTH)) + "/.well-known/jwks.json");
        settings.put("SERVICE_KEY", secrets.key("services"));
        for (Service other : Service.values()) {
            settings.put(other.variable() + "_URL", url(ports.of(other)));
        }
        settings.put("REALTIME_SOCKET_URL", url(ports.sockets()));
        if (service.hasDatabase()) {
            settings.put("DATABASE_HOST", LOOPBACK);
            settings.put("DATABASE_PORT", Integer.toString(ports.postgres()));
            settings.put("DATABASE_NAME", service.database());
            settings.put("DATABASE_USER", service.database());
            settings.put("DATABASE_PASSWORD", secrets.of(service.database()));
        }
        switch (service) {
            case AUTH -> settings.put("SIGNING_KEY_ENCRYPTION_KEY", secrets.key("signing-key-encryption"));
            case REALTIME -> {
                settings.put("REALTIME_SOCKET_PORT", Integer.toString(ports.sockets()));
                settings.put("REALTIME_SOCKET_ADDRESS", LOOPBACK);
                settings.put("REALTIME_DRAIN_TIME", "1s");
            }
            case GATEWAY, POST, SOCIAL_GRAPH, MESSAGING, NOTIFICATION -> {}
        }
        return settings;
    }

    private static String url(int port) {
        return "http://" + LOOPBACK + ":" + port;
    }
}
