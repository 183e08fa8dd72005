package dev.chorus.platform.idempotency;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds the answer back, so that it is sent only after the transaction that it belongs to has committed. */
final class AnswerRecorder extends ServerHttpResponseDecorator {
    private final AtomicReference<byte @Nullable []> body = new AtomicReference<>();

    AnswerRecorder(ServerHttpResponse delegate) {
        super(delegate);
    }

    StoredAnswer answer() {
        HttpStatusCode status = getStatusCode();
        byte[] bytes = body.get();
        return new StoredAnswer(
                status == null ? 200 : status.value(),
                getHeaders().getFirst(HttpHeaders.CONTENT_TYPE),
                bytes == null ? new byte[0] : bytes);
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> content) {
        return DataBufferUtils.join(Flux.from(content))
                .doOnNext(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    body.set(bytes);
                })
                .then();
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> content) {
        return writeWith(Flux.from(content).concatMap(part -> part));
    }

    @Override
    public Mono<Void> setComplete() {
        body.compareAndSet(null, new byte[0]);
        return Mono.empty();
    }

    @Override
    public boolean isCommitted() {
        return body.get() != null;
    }
}
