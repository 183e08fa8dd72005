package dev.chorus.realtime;

import static org.awaitility.Awaitility.await;

import dev.chorus.events.DomainEvent;
import dev.chorus.testing.ServiceTest;
import dev.chorus.testing.TestTokens;
import dev.chorus.testing.TestTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service with real topics, other services faked, and the official client. */
@ServiceTest(
        properties = {
            "realtime.socket-port=0",
            "realtime.drain-time=0s",
            "realtime.tokens.sweep=100ms",
            "realtime.limits.rooms-per-session=5",
            "realtime.limits.sockets-per-user=20",
            "realtime.upstreams.timeout=1s",
            "realtime.presence.grace=1s",
            "realtime.presence.heartbeat=1s",
            "realtime.presence.silence=3s",
            "realtime.presence.refresh=2s",
            "realtime.typing.interval=500ms",
            "realtime.typing.shown-for=1s",
        })
abstract class EdgeTest {
    static final FakeServices SERVICES = new FakeServices();

    final UUID ada = UUID.randomUUID();
    final UUID bob = UUID.randomUUID();
    private final List<TestClient> clients = new ArrayList<>();

    @Autowired
    TestTokens tokens;

    @Autowired
    TestTopics topics;

    @Autowired
    private SocketServer server;

    @DynamicPropertySource
    static void otherServices(DynamicPropertyRegistry properties) {
        properties.add("realtime.upstreams.post-service", SERVICES::url);
        properties.add("realtime.upstreams.social-graph-service", SERVICES::url);
        properties.add("realtime.upstreams.messaging-service", SERVICES::url);
        properties.add("realtime.upstreams.notification-service", SERVICES::url);
    }

    @BeforeEach
    void whenReady() {
        await().atMost(Duration.ofSeconds(20)).until(server::isReady);
    }

    @AfterEach
    void closeClients() {
        clients.forEach(TestClient::close);
    }

    int port() {
        return server.port();
    }

    TestClient connect(UUID userId) {
        return connect(tokens.accessToken(userId, "someone"));
    }

    TestClient connect(String token) {
        return remember(TestClient.connected(server.port(), token));
    }

    /** One that may be refused. */
    TestClient connecting(Map<String, String> auth, String... transports) {
        return remember(new TestClient(server.port(), auth, transports));
    }

    void publish(DomainEvent... events) {
        topics.publish(events);
    }

    static String code(JSONObject acknowledgement) throws JSONException {
        return acknowledgement.getJSONObject("error").getString("code");
    }

    private TestClient remember(TestClient client) {
        clients.add(client);
        return client;
    }
}
