package dev.chorus.gateway.routing;

import dev.chorus.platform.problem.DomainProblem;
import dev.chorus.platform.problem.GenericProblem;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A service that cannot be reached, breaks off or takes too long is unavailable: 503, whatever the reason. */
@Component
final class UpstreamFailures implements GlobalFilter, Ordered {
    private static final Logger log = LoggerFactory.getLogger(UpstreamFailures.class);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).onErrorMap(UpstreamFailures::isFailure, error -> unavailable(exchange, error));
    }

    private static boolean isFailure(Throwable error) {
        return switch (error) {
            case DomainProblem _ -> false;
            case IOException _, TimeoutException _, DecoderException _ -> true;
            case ResponseStatusException status -> status.getStatusCode().is5xxServerError();
            default -> false;
        };
    }

    private static GenericProblem unavailable(ServerWebExchange exchange, Throwable error) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        log.debug("{} failed", route.getId(), error);
        return GenericProblem.unavailable();
    }

    /** Around everything that talks to a service. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
