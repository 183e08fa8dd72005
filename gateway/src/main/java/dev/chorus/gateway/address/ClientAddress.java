package dev.chorus.gateway.address;

import dev.chorus.gateway.FilterOrder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Settles the client's address, and drops what the client says about it: the services hear it from us alone. */
@Component
@Order(FilterOrder.ADDRESS)
public final class ClientAddress implements WebFilter {
    private static final String ATTRIBUTE = ClientAddress.class.getName();
    static final String FORWARDED_FOR = "X-Forwarded-For";

    private final TrustedProxies proxies;

    ClientAddress(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** The address of the client whose exchange this is. */
    public static InetAddress of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders received = exchange.getRequest().getHeaders();
        InetAddress client = proxies.client(peer(exchange), received.getOrEmpty(FORWARDED_FOR));
        exchange.getAttributes().put(ATTRIBUTE, client);
        List<String> claims =
                received.headerNames().stream().filter(ClientAddress::claims).toList();
        return chain.filter(
                claims.isEmpty()
                        ? exchange
                        : exchange.mutate()
                                .request(request -> request.headers(headers -> claims.forEach(headers::remove)))
                                .build());
    }

    private static InetAddress peer(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null ? InetAddress.getLoopbackAddress() : Objects.requireNonNull(remote.getAddress());
    }

    private static boolean claims(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("x-forwarded-") || name.equals("forwarded") || name.equals("x-real-ip");
    }
}
