package dev.chorus.realtime.engineio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A server on a free port, and plain requests to it. */
final class TestServer implements AutoCloseable {

    static final EngineConfig CONFIG = EngineConfig.defaults()
            .withLimits(100_000, 200_000, 1_000)
            .withAllowedOrigins("http://allowed.example"::equals);

    final RecordingApplication application = new RecordingApplication();
    final RecordingObserver observer = new RecordingObserver();
    final EngineServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TestServer() {
        this(CONFIG);
    }

    TestServer(EngineConfig config) {
        this(config, true, Duration.ofSeconds(60));
    }

    TestServer(EngineConfig config, boolean nativeTransport, Duration httpIdleTimeout) {
        server = EngineServer.builder(new ServerConfig("127.0.0.1", 0, 2, nativeTransport, httpIdleTimeout, 128))
                .observer(observer)
                .endpoint("/engine.io/", config, application)
                .build();
        try {
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI uri(String query) {
        return URI.create("http://127.0.0.1:" + server.port() + "/engine.io/?" + query);
    }

    URI polling(String sid) {
        return uri("EIO=4&transport=polling&sid=" + sid);
    }

    CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return client.sendAsync(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(URI uri) {
        return send(HttpRequest.newBuilder(uri)).join();
    }

    HttpResponse<String> post(URI uri, String body) {
        return send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)))
                .join();
    }

    /** Opens a long-polling session and returns its id. */
    String open() {
        return sidOf(get(uri("EIO=4&transport=polling")).body());
    }

    static String sidOf(String openPacket) {
        return openPacket.replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
    }

    WebSocketClient webSocket() {
        return webSocket("EIO=4&transport=websocket");
    }

    WebSocketClient webSocket(String query) {
        return WebSocketClient.connect(client, URI.create("ws://127.0.0.1:" + server.port() + "/engine.io/?" + query));
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.stop();
    }
}
