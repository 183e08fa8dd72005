package dev.chorus.gateway.cors;

import dev.chorus.gateway.FilterOrder;
import dev.chorus.gateway.SocketPath;
import dev.chorus.platform.problem.GenericProblem;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers preflights and marks answers that a page may read. A call from an origin that is not allowed is served without
 * the mark: the browser keeps it from the page, and who is no browser does not care.
 */
@Component
@Order(FilterOrder.CORS)
final class Cors implements WebFilter {
    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration api;
    private final CorsConfiguration sockets;

    Cors(CorsSettings settings) {
        api = configuration(
                settings,
                List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key", "traceparent"));
        // A Socket.IO client's extraHeaders have any name; without credentials, no header carries ambient authority.
        sockets = configuration(settings, List.of(CorsConfiguration.ALL));
    }

    private static CorsConfiguration configuration(CorsSettings settings, List<String> headers) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(settings.allowedOrigins());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(headers);
        cors.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.LOCATION, "X-Request-Id"));
        cors.setAllowCredentials(false);
        cors.setMaxAge(settings.maxAge());
        return cors;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        CorsConfiguration cors = SocketPath.matches(request) ? sockets : api;
        if (CorsUtils.isPreFlightRequest(request)) {
            return processor.process(cors, exchange)
                    ? exchange.getResponse().setComplete()
                    : Mono.error(GenericProblem.forbidden());
        }
        if (cors.checkOrigin(request.getHeaders().getOrigin()) == null) {
            exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        } else {
            processor.process(cors, exchange);
        }
        return chain.filter(exchange);
    }
}
