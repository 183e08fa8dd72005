package dev.chorus.socialgraph.people;

import dev.chorus.platform.security.Caller;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * People who call before their registration has arrived from the topic, as clients do right after it, wait for it a
 * moment. If it does not come, they go on: they read as a stranger does, and {@link People#lock} refuses what they
 * would change.
 */
@Component
final class Newcomers implements WebFilter, Ordered {
    private static final int REMEMBERED = 100_000;

    /** Looked for again and again: it is for once in an account's life, and works on every replica alike. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final People people;
    private final PeopleSettings settings;

    /** Rows of the projection are never deleted, so who was seen there needs no second look. */
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();

    Newcomers(People people, PeopleSettings settings) {
        this.people = people;
        this.settings = settings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .ofType(JwtAuthenticationToken.class)
                .flatMap(authentication ->
                        await(Caller.of(authentication.getToken()).userId()))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private Mono<Void> await(UUID id) {
        if (seen.contains(id)) {
            return Mono.empty();
        }
        return people.isKnown(id)
                .filter(Boolean::booleanValue)
                .repeatWhenEmpty(empty -> empty.delayElements(LOOK))
                .doOnNext(_ -> remember(id))
                .timeout(settings.newcomerWait(), Mono.empty())
                .then();
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
