package dev.chorus.gateway.sockets;

import dev.chorus.gateway.ClientChannel;
import dev.chorus.gateway.SocketPath;
import dev.chorus.gateway.sockets.EdgeNodes.Node;
import dev.chorus.gateway.sockets.Upgrade.Accepted;
import dev.chorus.gateway.sockets.Upgrade.Refused;
import io.netty.channel.Channel;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Routes a WebSocket: the edge answers the handshake, and if it accepts, the two connections become one. Frames are not
 * read here, so whatever the two ends say to each other arrives as it was said, close codes too.
 */
@Component
final class SocketRouting implements GlobalFilter, Ordered {
    private final EdgeConnector edge;
    private final EdgeNodes nodes;
    private final Splices splices;
    private final List<HttpHeadersFilter> headersFilters;

    SocketRouting(EdgeConnector edge, EdgeNodes nodes, Splices splices, List<HttpHeadersFilter> headersFilters) {
        this.edge = edge;
        this.nodes = nodes;
        this.splices = splices;
        this.headersFilters = headersFilters;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!SocketPath.opensWebSocket(request)) {
            return chain.filter(exchange);
        }
        ServerWebExchangeUtils.setAlreadyRouted(exchange);
        return connect(exchange, ClientChannel.of(request), EdgeRouting.candidates(exchange));
    }

    /** A node that cannot be reached, or takes no new sessions since it drains or is full, has none of it: the next is asked. */
    private Mono<Void> connect(ServerWebExchange exchange, Channel client, List<Node> candidates) {
        Node node = candidates.getFirst();
        boolean isLast = candidates.size() == 1;
        ServerWebExchange routed = EdgeRouting.to(node, exchange);
        URI target = routed.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        HttpHeaders headers = HttpHeadersFilter.filterRequest(headersFilters, routed);
        return edge.upgrade(client, target, headers)
                .doOnError(failure -> shun(node, failure))
                .map(answer -> isLast || !isUnavailable(answer) ? Optional.of(answer) : Optional.<Upgrade>empty())
                .onErrorResume(
                        ConnectException.class, failure -> isLast ? Mono.error(failure) : Mono.just(Optional.empty()))
                .flatMap(answer -> answer.map(upgrade -> answered(exchange, client, node, upgrade))
                        .orElseGet(() -> {
                            nodes.shun(node);
                            return connect(exchange, client, candidates.subList(1, candidates.size()));
                        }));
    }

    private void shun(Node node, Throwable failure) {
        if (failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException) {
            nodes.shunForSilence(node);
        } else if (failure instanceof ConnectException) {
            nodes.shun(node);
        }
    }

    private static boolean isUnavailable(Upgrade answer) {
        return answer instanceof Refused refused && refused.status() == HttpStatus.SERVICE_UNAVAILABLE.value();
    }

    private Mono<Void> answered(ServerWebExchange exchange, Channel client, Node node, Upgrade upgrade) {
        return switch (upgrade) {
            case Accepted accepted -> {
                node.sockets().incrementAndGet();
                client.closeFuture().addListener(_ -> node.sockets().decrementAndGet());
                yield splices.join(client, accepted);
            }
            case Refused refused -> answer(exchange.getResponse(), refused);
        };
    }

    private static Mono<Void> answer(ServerHttpResponse response, Refused refused) {
        response.setStatusCode(HttpStatusCode.valueOf(refused.status()));
        response.getHeaders().addAll(refused.headers());
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(refused.body())));
    }

    /** Just before the filter that would send it as a plain request. */
    @Override
    public int getOrder() {
        return NettyRoutingFilter.ORDER - 1;
    }
}
