package dev.chorus.gateway.tracing;

import dev.chorus.gateway.FilterOrder;
import dev.chorus.platform.tracing.CurrentTrace;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Returns the trace id as {@code X-Request-Id} and passes the trace on to the services. */
@Component
@Order(FilterOrder.TRACE)
final class RequestTrace implements WebFilter {
    static final String REQUEST_ID = "X-Request-Id";
    static final String TRACE_PARENT = "traceparent";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.deferContextual(context -> {
            String parent = CurrentTrace.parent(context);
            if (parent == null) {
                return chain.filter(exchange);
            }
            exchange.getResponse().getHeaders().set(REQUEST_ID, CurrentTrace.id(context));
            return chain.filter(exchange.mutate()
                    .request(request -> request.headers(headers -> headers.set(TRACE_PARENT, parent)))
                    .build());
        });
    }
}
