package dev.chorus.gateway.limiting;

import dev.chorus.gateway.FilterOrder;
import dev.chorus.gateway.address.ClientAddress;
import dev.chorus.platform.problem.GenericProblem;
import io.github.bucket4j.TimeMeter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** So many requests a second from one address, before anything else is spent on them. */
@Component
@Order(FilterOrder.ADDRESS_LIMIT)
final class AddressLimit implements WebFilter {
    private final TokenBuckets<Source> buckets;

    AddressLimit(LimitSettings settings, TimeMeter time) {
        buckets = new TokenBuckets<>(
                settings.address().perSecond(), settings.address().burst(), settings.tracked(), time);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        GenericProblem refusal = buckets.take(Source.of(ClientAddress.of(exchange)));
        return refusal == null ? chain.filter(exchange) : Mono.error(refusal);
    }
}
