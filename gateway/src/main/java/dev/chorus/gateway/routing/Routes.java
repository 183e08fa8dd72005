package dev.chorus.gateway.routing;

import dev.chorus.gateway.SocketPath;
import dev.chorus.platform.problem.ValidationProblem;
import dev.chorus.platform.security.OpenPath;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.BooleanSpec;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import reactor.core.publisher.Mono;

/** The public surface: what is not listed here is not reachable. */
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouteLocator chorusRoutes(RouteLocatorBuilder builder, RoutingSettings to) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        Duration api = to.responseTimeout();
        // The first match wins: /api/users/me before /api/users/{id}.
        route(routes, "auth", to.auth(), api, "/api/auth/**", "/api/users/me", "/.well-known/jwks.json");
        route(routes, "post", to.post(), api, "/api/posts/**");
        route(
                routes,
                "social-graph",
                to.socialGraph(),
                api,
                "/api/users/{id}",
                "/api/users/{id}/followers",
                "/api/users/{id}/following",
                "/api/follow/**",
                "/api/blocks/**",
                "/api/mutes/**",
                "/api/search");
        route(routes, "messaging", to.messaging(), api, "/api/messages/**");
        route(routes, "notification", to.notification(), api, "/api/notifications/**");
        route(routes, "realtime", to.realtime(), api, "/api/presence");
        URI edge = to.realtimeSocket().getFirst();
        route(
                routes,
                "realtime-session",
                edge,
                to.pollTimeout(),
                route -> route.path(false, SocketPath.PATTERN).and().query("sid"));
        // The edge answers a handshake at once.
        route(routes, "realtime-socket", edge, api, SocketPath.PATTERN);
        return routes.build();
    }

    private static void route(
            RouteLocatorBuilder.Builder routes, String id, URI to, Duration timeout, String... patterns) {
        route(routes, id, to, timeout, route -> route.path(false, patterns));
    }

    private static void route(
            RouteLocatorBuilder.Builder routes,
            String id,
            URI to,
            Duration timeout,
            Function<PredicateSpec, BooleanSpec> matching) {
        routes.route(
                id,
                route -> matching.apply(route)
                        .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, timeout.toMillis())
                        .uri(to));
    }

    @Bean
    OpenPath register() {
        return new OpenPath(HttpMethod.POST, "/api/auth/register");
    }

    @Bean
    OpenPath login() {
        return new OpenPath(HttpMethod.POST, "/api/auth/login");
    }

    @Bean
    OpenPath refresh() {
        return new OpenPath(HttpMethod.POST, "/api/auth/refresh");
    }

    /** What Spring Security's firewall finds malformed is an invalid request like any other. */
    @Bean
    ServerExchangeRejectedHandler malformedRequests() {
        return (_, _) -> Mono.error(new ValidationProblem(List.of()));
    }
}
