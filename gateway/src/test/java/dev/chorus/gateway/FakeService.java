package dev.chorus.gateway;

import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** Answers each request with what it saw of it, and each WebSocket message with the same message. */
final class FakeService {
    /** Bytes that no buffers on the way can hold. */
    static final int MUCH = 64_000_000;

    private static final byte[] SOME = new byte[64_000];

    private final String name;
    private final DisposableServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();

    FakeService(String name) {
        this.name = name;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .httpRequestDecoder(decoder -> decoder.maxHeaderSize(64 * 1024))
                .handle(this::answer)
                .bindNow();
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    int port() {
        return server.port();
    }

    /** How many requests arrived here so far. */
    int requests() {
        return requests.get();
    }

    /** How many connections ended on which there was much to send. */
    int cutOff() {
        return cutOff.get();
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        requests.incrementAndGet();
        if (request.requestHeaders().containsValue("Upgrade", "websocket", true)) {
            return socket(request, response);
        }
        if (request.uri().contains("never")) {
            return Mono.never();
        }
        if (request.uri().contains("much")) {
            response.withConnection(
                    connection -> connection.channel().closeFuture().addListener(_ -> cutOff.incrementAndGet()));
            return response.sendByteArray(Flux.range(0, MUCH / SOME.length).map(_ -> SOME))
                    .then();
        }
        if (request.uri().contains("abort")) {
            return request.receive()
                    .then(Mono.fromRunnable(
                            () -> response.withConnection(c -> c.channel().close())));
        }
        if (request.uri().contains("broken")) {
            return response.status(502)
                    .sendString(Mono.just("<html>Bad gateway</html>"))
                    .then();
        }
        String seen = name + "\n" + request.method() + " " + request.uri() + "\n"
                + request.requestHeaders().entries().stream()
                        .map(header -> header.getKey() + ": " + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n";
        return request.receive()
                .aggregate()
                .asString(StandardCharsets.UTF_8)
                .defaultIfEmpty("")
                .flatMap(body -> response.status(200)
                        .header("Content-Type", "text/plain")
                        .header("X-Service", name)
                        .sendString(Mono.just(seen + body))
                        .then());
    }

    private static Mono<Void> socket(HttpServerRequest request, HttpServerResponse response) {
        if (request.uri().contains("silent")) {
            return Mono.never();
        }
        if (request.uri().contains("refused")) {
            return response.status(400)
                    .header("Content-Type", "text/plain")
                    .sendString(Mono.just("Session ID unknown, for "
                            + request.requestHeaders().get("X-Forwarded-For")))
                    .then();
        }
        return response.sendWebsocket(
                FakeService::echo,
                WebsocketServerSpec.builder().maxFramePayloadLength(2_000_000).build());
    }

    private static Mono<Void> echo(WebsocketInbound in, WebsocketOutbound out) {
        Flux<WebSocketFrame> frames = in.aggregateFrames(2_000_000)
                .receiveFrames()
                .flatMap(frame -> frame instanceof TextWebSocketFrame text ? said(text, in, out) : again(frame));
        // The first words come with the handshake's answer, as Engine.IO's do.
        return out.sendString(Mono.just("hello"))
                .then()
                .then(out.sendObject(frames).then());
    }

    private static Mono<WebSocketFrame> said(TextWebSocketFrame frame, WebsocketInbound in, WebsocketOutbound out) {
        if (frame.text().startsWith("close ")) {
            return out.sendClose(Integer.parseInt(frame.text().substring(6)), "as asked")
                    .then(Mono.empty());
        }
        if (frame.text().equals("vanish")) {
            in.withConnection(connection -> connection.channel().close());
            return Mono.empty();
        }
        return again(frame);
    }

    private static Mono<WebSocketFrame> again(WebSocketFrame frame) {
        return Mono.just(frame.retain());
    }
}
