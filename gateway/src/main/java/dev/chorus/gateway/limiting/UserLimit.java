package dev.chorus.gateway.limiting;

import dev.chorus.gateway.FilterOrder;
import dev.chorus.platform.problem.GenericProblem;
import io.github.bucket4j.TimeMeter;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** So many requests a second of one user: the subject of a token that was found valid. */
@Component
@Order(FilterOrder.USER_LIMIT)
final class UserLimit implements WebFilter {
    private final TokenBuckets<String> buckets;

    UserLimit(LimitSettings settings, TimeMeter time) {
        buckets =
                new TokenBuckets<>(settings.user().perSecond(), settings.user().burst(), settings.tracked(), time);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .map(UserLimit::subject)
                .defaultIfEmpty(Optional.empty())
                .flatMap(subject -> {
                    GenericProblem refusal = subject.map(buckets::take).orElse(null);
                    return refusal == null ? chain.filter(exchange) : Mono.error(refusal);
                });
    }

    private static Optional<String> subject(SecurityContext security) {
        return security.getAuthentication() instanceof JwtAuthenticationToken user
                ? Optional.ofNullable(user.getToken().getSubject())
                : Optional.empty();
    }
}
