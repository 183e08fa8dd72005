package dev.chorus.platform.idempotency;

import dev.chorus.platform.idempotency.IdempotencyKeys.Key;
import dev.chorus.platform.problem.ValidationProblem;
import dev.chorus.platform.security.Caller;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes a POST that carries an {@code Idempotency-Key} happen once: a retry replays the first answer. The claim of the
 * key, what the request does and its answer commit in one transaction, which the request's own joins; a request that
 * fails leaves no trace, and a retry of it is a first attempt.
 */
final class IdempotencyFilter implements WebFilter, Ordered {
    static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;

    private final IdempotencyKeys keys;
    private final TransactionalOperator transaction;
    private final int maxBody;

    IdempotencyFilter(IdempotencyKeys keys, TransactionalOperator transaction, int maxBody) {
        this.keys = keys;
        this.transaction = transaction;
        this.maxBody = maxBody;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String value = request.getHeaders().getFirst(HEADER);
        if (value == null || !HttpMethod.POST.equals(request.getMethod())) {
            return chain.filter(exchange);
        }
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Mono.error(new ValidationProblem(HEADER, "must be 1 to 255 visible characters"));
        }
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .ofType(JwtAuthenticationToken.class)
                .map(authentication -> Caller.of(authentication.getToken()).userId())
                .map(userId -> new Key(userId, request.getPath().value(), value))
                .flatMap(key -> body(request)
                        .flatMap(body -> once(exchange, chain, key, body))
                        .thenReturn(key))
                .switchIfEmpty(Mono.defer(() -> chain.filter(exchange).then(Mono.empty())))
                .then();
    }

    private Mono<Void> once(ServerWebExchange exchange, WebFilterChain chain, Key key, byte[] body) {
        Mono<StoredAnswer> first = Mono.defer(() -> {
            AnswerRecorder recorder = new AnswerRecorder(exchange.getResponse());
            ServerWebExchange recorded = exchange.mutate()
                    .request(replayable(exchange, body))
                    .response(recorder)
                    .build();
            return chain.filter(recorded)
                    .then(Mono.fromSupplier(recorder::answer))
                    .flatMap(answer -> keys.store(key, answer).thenReturn(answer));
        });
        return keys.claim(key, sha256(body))
                .switchIfEmpty(first)
                .as(transaction::transactional)
                .flatMap(answer -> send(exchange.getResponse(), answer));
    }

    private Mono<byte[]> body(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), maxBody)
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0]);
    }

    private static ServerHttpRequest replayable(ServerWebExchange exchange, byte[] body) {
        return new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return body.length == 0
                        ? Flux.empty()
                        : Flux.just(exchange.getResponse().bufferFactory().wrap(body));
            }
        };
    }

    private static Mono<Void> send(ServerHttpResponse response, StoredAnswer answer) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        HttpHeaders headers = response.getHeaders();
        setOrRemove(headers, answer.contentType());
        byte[] body = answer.body();
        if (body.length == 0) {
            return response.setComplete();
        }
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static void setOrRemove(HttpHeaders headers, @Nullable String contentType) {
        if (contentType == null) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
        } else {
            headers.set(HttpHeaders.CONTENT_TYPE, contentType);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** After the security filters, which tell who is calling. */
    @Override
    public int getOrder() {
        return 0;
    }
}
