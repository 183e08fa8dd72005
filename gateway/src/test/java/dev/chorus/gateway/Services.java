package dev.chorus.gateway;

import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The services behind the gateway, one of each for all tests. */
final class Services {
    static final FakeService AUTH = new FakeService("auth");
    static final FakeService POST = new FakeService("post");
    static final FakeService SOCIAL_GRAPH = new FakeService("social-graph");
    static final FakeService MESSAGING = new FakeService("messaging");
    static final FakeService NOTIFICATION = new FakeService("notification");
    static final FakeService REALTIME = new FakeService("realtime");
    static final FakeService EARLIER_NODE = new FakeService("realtime-socket");
    static final FakeNode REALTIME_SOCKET = new FakeNode(EARLIER_NODE);

    private Services() {}

    static void register(DynamicPropertyRegistry registry) {
        registry.add("AUTH_SERVICE_URL", AUTH::url);
        registry.add("POST_SERVICE_URL", POST::url);
        registry.add("SOCIAL_GRAPH_SERVICE_URL", SOCIAL_GRAPH::url);
        registry.add("MESSAGING_SERVICE_URL", MESSAGING::url);
        registry.add("NOTIFICATION_SERVICE_URL", NOTIFICATION::url);
        registry.add("REALTIME_SERVICE_URL", REALTIME::url);
        registry.add("REALTIME_SOCKET_URL", REALTIME_SOCKET::url);
    }

    static int requests() {
        return List.of(AUTH, POST, SOCIAL_GRAPH, MESSAGING, NOTIFICATION, REALTIME, EARLIER_NODE).stream()
                .mapToInt(FakeService::requests)
                .sum();
    }
}
