package dev.chorus.gateway.limiting;

import dev.chorus.gateway.FilterOrder;
import dev.chorus.gateway.SocketPath;
import dev.chorus.gateway.address.ClientAddress;
import dev.chorus.platform.problem.GenericProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * So many Socket.IO connections from one address at once: WebSockets, and long-polling requests that wait for their answer.
 * One is held for as long as its exchange, which ends with the answer or with the client's connection, whichever way that
 * ends.
 *
 * <p>What goes on with a session finds twice the room: a session has two requests at times, and between two polls it has
 * none. Were they counted alike, those who come would push out those who are there.
 */
@Component
@Order(FilterOrder.CONNECTION_LIMIT)
final class ConnectionLimit implements WebFilter {
    /** Nobody knows when one will be closed. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final String SESSION = "sid";

    private final Holdings<Source> connections = new Holdings<>();
    private final int toBegin;
    private final int toGoOn;
    private final Counter refusals;

    ConnectionLimit(LimitSettings settings, MeterRegistry meters) {
        toBegin = settings.address().connections();
        toGoOn = (int) Math.min(2L * toBegin, Integer.MAX_VALUE);
        refusals = Counter.builder("chorus.gateway.connections.refused")
                .description("Socket.IO connections refused to addresses that hold too many")
                .register(meters);
        Gauge.builder("chorus.gateway.connections.addresses", connections::keys)
                .description("Addresses that hold a Socket.IO connection")
                .register(meters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return SocketPath.matches(exchange.getRequest())
                ? Mono.using(() -> hold(exchange), _ -> chain.filter(exchange), connections::giveBack)
                : chain.filter(exchange);
    }

    private Source hold(ServerWebExchange exchange) {
        Source source = Source.of(ClientAddress.of(exchange));
        if (!connections.take(source, goesOn(exchange.getRequest()) ? toGoOn : toBegin)) {
            refusals.increment();
            throw GenericProblem.rateLimited(RETRY_AFTER);
        }
        return source;
    }

    private static boolean goesOn(ServerHttpRequest request) {
        return request.getQueryParams().containsKey(SESSION);
    }
}
