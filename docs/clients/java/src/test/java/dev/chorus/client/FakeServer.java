package dev.chorus.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that takes one generation of tokens at a time, and has posts. */
final class FakeServer implements AutoCloseable {
    private final HttpServer server;
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    final List<Types.Post> posts = new CopyOnWriteArrayList<>();
    final AtomicInteger generation = new AtomicInteger(1);
    volatile boolean sessionOver;
    final AtomicInteger dropped = new AtomicInteger();

    FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Types.Tokens tokens(long expiresIn) {
        return new Types.Tokens(
                "access-" + generation,
                "refresh-" + generation,
                "Bearer",
                expiresIn,
                new Types.OwnUser("ada", "ada", "Ada", false, Instant.EPOCH, "ada@example.org", false));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        exchange.getRequestBody().readAllBytes();
        calls.add(exchange.getRequestMethod() + " " + path);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key != null) {
            keys.add(key);
        }
        if (dropped.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.close();
        } else if (path.startsWith("/api/auth/refresh")) {
            if (sessionOver) {
                refuse(exchange, 401, "UNAUTHENTICATED");
            } else {
                generation.incrementAndGet();
                send(exchange, 200, tokens(900));
            }
        } else if (!("Bearer access-" + generation)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            refuse(exchange, 401, "UNAUTHENTICATED");
        } else if (path.startsWith("/api/posts/missing")) {
            exchange.getResponseHeaders().set("Retry-After", "7");
            refuse(exchange, 404, "NOT_FOUND");
        } else if (exchange.getRequestMethod().equals("POST")) {
            send(exchange, 200, Map.of("liked", true, "likeCount", 1));
        } else if (path.startsWith("/api/posts")) {
            send(exchange, 200, new Types.Page<>(List.copyOf(posts), null));
        } else if (path.startsWith("/api/notifications")) {
            send(exchange, 200, new Types.NotificationPage(List.of(), null, 0));
        } else {
            send(exchange, 200, new Types.Page<>(List.of(), null));
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        send(exchange, status, Map.of("status", status, "code", code, "detail", code));
    }

    private static void send(HttpExchange exchange, int status, @Nullable Object body) throws IOException {
        byte[] bytes = Rest.JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
