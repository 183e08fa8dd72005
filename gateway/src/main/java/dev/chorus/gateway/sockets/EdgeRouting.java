package dev.chorus.gateway.sockets;

import dev.chorus.gateway.SocketPath;
import dev.chorus.gateway.sockets.EdgeNodes.Node;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.cloud.gateway.support.TimeoutException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds the node of the edge for what goes there: the one that holds the session, else the next one that is to have a new
 * one, which is told its name, to begin the session's id with it.
 */
@Component
final class EdgeRouting implements GlobalFilter, Ordered {
    /** Of the handshake; understood by the edge. */
    private static final String NODE_HEADER = "X-Edge-Node";

    private static final String CANDIDATES = EdgeRouting.class.getName() + ".candidates";

    private final EdgeNodes nodes;

    EdgeRouting(EdgeNodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!SocketPath.matches(request)) {
            return chain.filter(exchange);
        }
        String session = request.getQueryParams().getFirst("sid");
        List<Node> all = nodes.forNewSession().toList();
        List<Node> candidates =
                session == null ? all : nodes.of(session).map(List::of).orElseGet(() -> List.of(all.getFirst()));
        exchange.getAttributes().put(CANDIDATES, candidates);
        Node first = candidates.getFirst();
        ServerWebExchange routed = to(first, exchange);
        return chain.filter(routed)
                .doOnError(ConnectException.class, _ -> nodes.shun(first))
                .doOnError(failure -> {
                    if (session == null && isSilence(failure, exchange)) {
                        nodes.shunForSilence(first);
                    }
                })
                .doOnSuccess(_ -> {
                    if (session == null
                            && HttpStatus.SERVICE_UNAVAILABLE.equals(
                                    exchange.getResponse().getStatusCode())) {
                        nodes.shun(first);
                    }
                });
    }

    /** Nothing of an answer came. Once it has begun, what takes its time may as well be the client. */
    private static boolean isSilence(Throwable failure, ServerWebExchange exchange) {
        return failure instanceof ResponseStatusException
                && failure.getCause() instanceof TimeoutException
                && !exchange.getResponse().isCommitted();
    }

    /** The nodes that may have this request, in the order in which to try them. */
    static List<Node> candidates(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(CANDIDATES);
    }

    /** The same request, for this node. */
    static ServerWebExchange to(Node node, ServerWebExchange exchange) {
        URI request = exchange.getRequest().getURI();
        String query = request.getRawQuery();
        URI target = URI.create(node.address().getScheme() + "://"
                + node.address().getRawAuthority() + request.getRawPath() + (query == null ? "" : "?" + query));
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, target);
        return exchange.mutate()
                .request(changed -> changed.headers(headers -> headers.set(NODE_HEADER, node.name())))
                .build();
    }

    /** Right after the filter that takes the route's own address. */
    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 1;
    }
}
