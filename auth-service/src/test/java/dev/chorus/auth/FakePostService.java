package dev.chorus.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Stands in for post-service: says when it has heard of a user's version, as each test lets it. */
final class FakePostService implements AutoCloseable {
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = _ -> 204;

    record Asked(URI uri, String authorization) {}

    /** The status to answer the n-th request with, counted from 1; may wait before it does. */
    interface Behaviour {
        int answer(int n) throws InterruptedException;
    }

    FakePostService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/users/", this::handle);
        server.setExecutor(Thread::startVirtualThread);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void behave(Behaviour next) {
        asked.clear();
        behaviour = next;
    }

    /** Never answers. */
    void hang() {
        CountDownLatch never = new CountDownLatch(1);
        behave(_ -> {
            never.await();
            return 204;
        });
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Asked request = new Asked(
                exchange.getRequestURI(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        asked.add(request);
        try {
            exchange.sendResponseHeaders(behaviour.answer(asked.size()), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
