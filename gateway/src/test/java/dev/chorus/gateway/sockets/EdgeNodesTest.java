package dev.chorus.gateway.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.gateway.routing.RoutingSettings;
import dev.chorus.gateway.sockets.EdgeNodes.Node;
import dev.chorus.testing.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeNodesTest {
    private static final URI ONE = URI.create("http://edge-0.edge:3007");
    private static final URI OTHER = URI.create("http://edge-1.edge:3007");

    private final MovableClock clock = MovableClock.stopped();
    private final EdgeNodes nodes = nodes(ONE, OTHER);

    private EdgeNodes nodes(URI... addresses) {
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
        return new EdgeNodes(settings, clock);
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
    void aNodeThatCouldNotBeReachedIsTriedLastForFiveSeconds() {
        nodes.shun(nodes.forNewSession().findFirst().orElseThrow());

        clock.advance(Duration.ofSeconds(4));
        assertThat(order()).containsExactly(OTHER, ONE);
        clock.advance(Duration.ofSeconds(1));
        assertThat(order()).containsExactly(ONE, OTHER);
    }

    @Test
    void aNodeThatDoesNotAnswerIsTriedLastForHalfAMinuteWhateverElseIsFoundOut() {
        Node silent = nodes.forNewSession().findFirst().orElseThrow();
        nodes.shunForSilence(silent);
        nodes.shun(silent);

        clock.advance(Duration.ofSeconds(29));
        assertThat(order()).containsExactly(OTHER, ONE);
        clock.advance(Duration.ofSeconds(1));
        assertThat(order()).containsExactly(ONE, OTHER);
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
