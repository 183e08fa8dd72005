package dev.chorus.gateway.limiting;

import dev.chorus.gateway.ClientChannel;
import dev.chorus.gateway.FilterOrder;
import dev.chorus.gateway.SocketPath;
import dev.chorus.gateway.routing.RoutingSettings;
import dev.chorus.platform.problem.GenericProblem;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Ends what takes too long, from a request to the last byte of its answer: who does not read would hold a connection to a
 * service, and memory, for ever. WebSockets last as long as they like.
 */
@Component
@Order(FilterOrder.ANSWER_LIMIT)
final class AnswerLimit implements WebFilter {
    private final Duration time;
    private final Duration timeOfPoll;

    AnswerLimit(LimitSettings settings, RoutingSettings routing) {
        time = settings.answerTime();
        timeOfPoll = time.plus(routing.pollTimeout());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (SocketPath.opensWebSocket(request)) {
            return chain.filter(exchange);
        }
        return chain.filter(exchange)
                .timeout(SocketPath.matches(request) ? timeOfPoll : time, Mono.defer(() -> tooSlow(exchange)));
    }

    /** What was under way is cancelled by now, which closes the connection to the service. */
    private static Mono<Void> tooSlow(ServerWebExchange exchange) {
        if (!exchange.getResponse().isCommitted()) {
            return Mono.error(GenericProblem.unavailable());
        }
        // Closed at once: what waits to be read would keep an orderly end waiting too.
        ClientChannel.of(exchange.getRequest()).close();
        return Mono.empty();
    }
}
