package dev.chorus.post.audience;

import dev.chorus.platform.security.Caller;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Sees to it that whoever writes has a row in the projection, which what they write refers to. People who write before
 * their registration has arrived from the topic, as clients do right after it, wait for it a moment, so that others see
 * them as they are; if it does not come, they go on under the token's name, as private.
 */
@Component
final class Newcomers implements WebFilter, Ordered {
    private static final Set<HttpMethod> WRITING = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);
    private static final int REMEMBERED = 100_000;

    private final Users users;
    private final Arrivals arrivals;
    private final AudienceSettings settings;

    /** Rows of the projection are never deleted, so who was seen there needs no second look. */
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();

    Newcomers(Users users, Arrivals arrivals, AudienceSettings settings) {
        this.users = users;
        this.arrivals = arrivals;
        this.settings = settings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!WRITING.contains(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .ofType(JwtAuthenticationToken.class)
                .flatMap(authentication -> welcome(Caller.of(authentication.getToken())))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private Mono<Void> welcome(Caller caller) {
        UUID id = caller.userId();
        if (seen.contains(id)) {
            return Mono.empty();
        }
        return users.isKnown(id)
                .flatMap(known -> known ? Mono.just(true) : arrivals.await(id, 0, settings.newcomerWait()))
                .flatMap(known -> known ? Mono.<Void>empty() : users.addProvisional(id, caller.username()))
                .then(Mono.fromRunnable(() -> remember(id)));
    }

    private void remember(UUID id) {
        if (seen.size() >= REMEMBERED) {
            seen.clear();
        }
        seen.add(id);
    }

    /** After the security filters (-100), and before a request with an idempotency key (0) begins its transaction. */
    @Override
    public int getOrder() {
        return -10;
    }
}
