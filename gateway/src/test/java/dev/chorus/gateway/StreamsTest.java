package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** WebSockets share connections to the edge. */
class StreamsTest extends GatewayTest {
    private static final FakeNode NODE = new FakeNode(Services.EARLIER_NODE);

    @DynamicPropertySource
    static void node(DynamicPropertyRegistry registry) {
        registry.add("chorus.gateway.routing.realtime-socket", NODE::url);
    }

    @Test
    void manyClientsShareAFewConnections() {
        List<Listener> heard = new ArrayList<>();
        List<WebSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Listener listener = new Listener();
            sockets.add(open("", listener));
            heard.add(listener);
        }

        for (int i = 0; i < 100; i++) {
            sockets.get(i).sendText("I am " + i, true).join();
        }

        for (int i = 0; i < 100; i++) {
            assertThat(heard.get(i).next()).isEqualTo("hello");
            assertThat(heard.get(i).next()).isEqualTo("I am " + i);
        }
        int eventLoops = Runtime.getRuntime().availableProcessors();
        assertThat(NODE.connections()).hasSizeBetween(1, Math.max(4, eventLoops));
        sockets.forEach(WebSocket::abort);
    }

    @Test
    void whenSuchAConnectionIsLostTheNextClientGetsAnother() {
        Listener lost = new Listener();
        open("", lost);
        assertThat(lost.next()).isEqualTo("hello");

        NODE.connections().forEach(connection -> connection.close());
        assertThat(lost.next()).asString().startsWith("closed 1006");
        await().until(() -> NODE.connections().isEmpty());

        Listener next = new Listener();
        WebSocket socket = open("", next);
        assertThat(next.next()).isEqualTo("hello");
        socket.abort();
    }
}
