package dev.chorus.gateway.sockets;

import dev.chorus.gateway.routing.RoutingSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The nodes of the edge. A session's id begins with the name of the node that holds it, which every gateway derives alike
 * from the node's address: so nothing need be remembered, and nothing configured on the nodes. Thread-safe.
 */
@Component
final class EdgeNodes {
    /** For so long a node that could not be reached, or takes no new sessions, is tried last. */
    private static final Duration SHUNNED = Duration.ofSeconds(5);

    /** The same for one that does not answer: each trial costs clients the whole wait, not just a refusal. */
    private static final Duration SHUNNED_FOR_SILENCE = Duration.ofSeconds(30);

    private static final int NAME_BYTES = 6;
    private static final char SEPARATOR = '.';

    private final List<Node> nodes;
    private final Map<Node, Instant> shunnedUntil = new ConcurrentHashMap<>();
    private final Clock clock;

    EdgeNodes(RoutingSettings settings, Clock clock) {
        this.nodes = settings.realtimeSocket().stream().map(Node::at).toList();
        this.clock = clock;
    }

    /**
     * One process of the edge.
     *
     * @param name what the ids of its sessions begin with
     * @param sockets open to it through this gateway
     */
    record Node(String name, URI address, AtomicInteger sockets) {
        static Node at(URI address) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256")
                        .digest(address.getRawAuthority().getBytes(StandardCharsets.UTF_8));
                String name = Base64.getUrlEncoder().encodeToString(hash).substring(0, NAME_BYTES);
                return new Node(name, address, new AtomicInteger());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The node that holds a session; empty if there is no such node any more. */
    Optional<Node> of(String sessionId) {
        int end = sessionId.indexOf(SEPARATOR);
        return end < 0
                ? Optional.empty()
                : nodes.stream()
                        .filter(node -> node.name().equals(sessionId.substring(0, end)))
                        .findFirst();
    }

    /** All, in the order in which a new session should try them: the least loaded first, those out of reach last. */
    Stream<Node> forNewSession() {
        Instant now = clock.instant();
        return nodes.stream()
                .sorted(Comparator.<Node, Boolean>comparing(node -> isShunned(node, now))
                        .thenComparingInt(node -> node.sockets().get()));
    }

    private boolean isShunned(Node node, Instant now) {
        return shunnedUntil.getOrDefault(node, Instant.MIN).isAfter(now);
    }

    /** It could not be reached, or takes no new sessions: one that drains has the fewest, and would be asked for ever. */
    void shun(Node node) {
        shun(node, SHUNNED);
    }

    /** It was reached and did not answer in time: one that hangs has the fewest, too. */
    void shunForSilence(Node node) {
        shun(node, SHUNNED_FOR_SILENCE);
    }

    private void shun(Node node, Duration time) {
        shunnedUntil.merge(node, clock.instant().plus(time), (before, until) -> until.isAfter(before) ? until : before);
    }
}
