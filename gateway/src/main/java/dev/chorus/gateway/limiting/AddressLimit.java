package dev.chorus.gateway.limiting;

import dev.chorus.gateway.FilterOrder;
import dev.chorus.gateway.address.ClientAddress;
import dev.chorus.platform.problem.GenericProblem;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
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

    /** Who counts as one: an IPv4 address, or an IPv6 /64, since a single host commands a whole one. */
    record Source(boolean six, long bits) {
        static Source of(InetAddress address) {
            ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
            return address instanceof Inet6Address
                    ? new Source(true, bytes.getLong())
                    : new Source(false, bytes.getInt());
        }
    }
}
