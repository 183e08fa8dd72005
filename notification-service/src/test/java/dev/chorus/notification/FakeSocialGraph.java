package dev.chorus.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for social-graph-service, as far as follow requests are decided there. Knows none at first. */
final class FakeSocialGraph implements AutoCloseable {
    private static final String PATH = "/api/follow/requests/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final Map<UUID, String> requests = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Asked(UUID requestId, String action, String authorization) {}

    FakeSocialGraph() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(PATH, this::handle);
        server.setExecutor(Thread::startVirtualThread);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on the request is pending, accepted, rejected or withdrawn; or it breaks or hangs whoever asks for it. */
    void put(UUID requestId, String status) {
        requests.put(requestId, status);
    }

    List<Asked> asked(UUID requestId) {
        return asked.stream().filter(each -> each.requestId().equals(requestId)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        UUID id = UUID.fromString(exchange.getRequestURI().getPath().substring(PATH.length()));
        String action = JSON.readTree(exchange.getRequestBody()).path("action").asString();
        asked.add(new Asked(
                id, action, String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))));
        String outcome = action.equals("accept") ? "accepted" : "rejected";
        String status = requests.getOrDefault(id, "unknown");
        switch (status) {
            case "pending" -> {
                requests.put(id, outcome);
                decided(exchange, id, outcome);
            }
            case "accepted", "rejected" -> {
                if (status.equals(outcome)) {
                    decided(exchange, id, outcome);
                } else {
                    answer(exchange, 409, "{\"code\":\"ALREADY_DECIDED\"}");
                }
            }
            case "withdrawn" -> answer(exchange, 410, "{\"code\":\"REQUEST_WITHDRAWN\"}");
            case "broken" -> answer(exchange, 500, "oops");
            case "hanging" -> hang();
            default -> answer(exchange, 404, "{\"code\":\"NOT_FOUND\"}");
        }
        exchange.close();
    }

    private static void decided(HttpExchange exchange, UUID id, String status) throws IOException {
        answer(exchange, 200, "{\"id\":\"%s\",\"status\":\"%s\"}".formatted(id, status));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
