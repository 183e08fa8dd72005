package dev.chorus.gateway.routing;

import dev.chorus.gateway.FilterOrder;
import dev.chorus.platform.problem.GenericProblem;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets only plain paths through. No path of ours needs an escape, a parameter or an empty or dotted segment, and without
 * them the gateway, its security rules and the services cannot read one path differently.
 */
@Component
@Order(FilterOrder.PATH)
final class PathGuard implements WebFilter {
    private static final List<String> TRICKS = List.of("%", ";", "\\", "//", "/./", "/../");
    private static final String INTERNAL = "/internal";
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getURI().getRawPath();
        if (!plain(path) || path.startsWith(INTERNAL)) {
            return Mono.error(GenericProblem.notFound());
        }
        if (!METHODS.contains(request.getMethod())) {
            return Mono.error(new MethodNotAllowedException(request.getMethod(), METHODS));
        }
        return chain.filter(exchange);
    }

    private static boolean plain(String path) {
        return path.startsWith("/")
                && TRICKS.stream().noneMatch(path::contains)
                && !path.endsWith("/.")
                && !path.endsWith("/..");
    }
}
