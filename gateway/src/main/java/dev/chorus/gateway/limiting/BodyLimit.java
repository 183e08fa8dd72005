package dev.chorus.gateway.limiting;

import dev.chorus.gateway.FilterOrder;
import dev.chorus.gateway.SocketPath;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.problem.ValidationProblem;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses large bodies, declared or not, and passes a body on only once it is whole: a slow sender holds no connection
 * to a service, and none sees half a request. Nor does one hold memory for ever, or a place of its address.
 */
@Component
@Order(FilterOrder.BODY_LIMIT)
final class BodyLimit implements WebFilter {
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final byte[] NOTHING = {};

    private final int api;
    private final int sockets;
    private final Duration time;

    BodyLimit(LimitSettings settings) {
        api = Math.toIntExact(settings.apiBody().toBytes());
        sockets = Math.toIntExact(settings.socketBody().toBytes());
        time = settings.bodyTime();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        long declared = request.getHeaders().getContentLength();
        int limit = SocketPath.matches(request) ? sockets : api;
        if (declared > limit) {
            return Mono.error(GenericProblem.payloadTooLarge());
        }
        if (declared <= 0 && !request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            // Says so, where otherwise an empty chunked body would be sent.
            return chain.filter(WITH_BODY.contains(request.getMethod()) ? with(exchange, NOTHING) : exchange);
        }
        return DataBufferUtils.join(request.getBody(), limit)
                .timeout(time)
                .onErrorMap(TimeoutException.class, _ -> tooSlow(exchange))
                .onErrorMap(DataBufferLimitException.class, _ -> GenericProblem.payloadTooLarge())
                .map(BodyLimit::bytes)
                .defaultIfEmpty(NOTHING)
                .flatMap(body -> chain.filter(with(exchange, body)));
    }

    /** What may still come of the body is not waited for. */
    private static ValidationProblem tooSlow(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        return new ValidationProblem("body", "did not arrive in time");
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ServerWebExchange with(ServerWebExchange exchange, byte[] body) {
        ServerHttpRequest sized = exchange.getRequest()
                .mutate()
                .headers(headers -> {
                    headers.remove(HttpHeaders.TRANSFER_ENCODING);
                    headers.setContentLength(body.length);
                })
                .build();
        ServerHttpRequest whole = new ServerHttpRequestDecorator(sized) {
            @Override
            public Flux<DataBuffer> getBody() {
                return body.length == 0
                        ? Flux.empty()
                        : Flux.defer(() ->
                                Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
            }
        };
        return exchange.mutate().request(whole).build();
    }
}
