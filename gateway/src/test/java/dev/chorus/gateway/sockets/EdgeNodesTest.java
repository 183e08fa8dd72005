package dev.chorus.gateway.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.gateway.routing.RoutingSettings;
import dev.chorus.gateway.sockets.EdgeNodes.Node;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeNodesTest {
    private static final URI ONE = URI.create("http://edge-0.edge:3007");
    private static final URI OTHER = URI.create("http://edge-1.edge:3007");
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    private final EdgeNodes nodes = nodes(ONE, OTHER);

    private static EdgeNodes nodes(URI... addresses) {
        URI service = URI.create("http://service");
        Duration second = Duration.ofSeconds(1);
        var settings = new RoutingSettings(
                service,
                service,
                service,
                service,
                service,
                service,
                List.of(addresses),
                second,
                second,
                second,
                1,
                1,
                second,
                1,
                second);
        return new EdgeNodes(settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private List<URI> order() {
        return nodes.forNewSession().map(Node::address).toList();
    }

    @Test
    void aNewSessionGoesToTheLeastLoadedNode() {
        assertThat(order()).containsExactly(ONE, OTHER);
        nodes.forNewSession().findFirst().orElseThrow().sockets().incrementAndGet();
        assertThat(order()).containsExactly(OTHER, ONE);
    }

    @Test
    void aNodeThatCouldNotBeReachedIsTriedLast() {
        nodes.shun(nodes.forNewSession().findFirst().orElseThrow());

        assertThat(order()).containsExactly(OTHER, ONE);
    }

    @Test
    void everyGatewayFindsTheNodeOfASessionByItsId() {
        Node other = nodes.forNewSession().toList().getLast();

        assertThat(nodes(OTHER, ONE).of(other.name() + ".4vX"))
                .get()
                .extracting(Node::address)
                .isEqualTo(OTHER);
        assertThat(nodes.of("4vX")).isEmpty();
        assertThat(nodes.of("gone.4vX")).isEmpty();
        assertThat(other.name()).matches("[A-Za-z0-9_-]{6}");
    }
}
