package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.testing.ServiceTest;
import dev.chorus.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A running gateway with all its services, and a client that changes nothing of what it is told to send. */
@ServiceTest
abstract class GatewayTest {
    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** How a client asks to be served by long polling, and by a WebSocket. */
    static final String POLL = "/socket.io/?EIO=4&transport=polling";

    static final String WEB_SOCKET = "/socket.io/?EIO=4&transport=websocket";

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        Services.register(registry);
    }

    String token() {
        return tokens.accessToken(UUID.randomUUID(), "ada");
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(15));
    }

    HttpRequest.Builder authorized(String path) {
        return to(path).header("Authorization", "Bearer " + token());
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("\"UNAVAILABLE\"");
    }

    /** @param query after what every client sends */
    WebSocket open(String query, WebSocket.Listener listener) {
        return opening(query, listener, HTTP.newWebSocketBuilder()).join();
    }

    CompletableFuture<WebSocket> opening(String query, WebSocket.Listener listener, WebSocket.Builder handshake) {
        return handshake
                .buildAsync(URI.create("ws://127.0.0.1:" + port + WEB_SOCKET + query), listener)
                .orTimeout(10, TimeUnit.SECONDS);
    }

    /** A WebSocket is opened on some node. */
    void assertHello() {
        Listener heard = new Listener();
        WebSocket socket = open("", heard);
        assertThat(heard.next()).isEqualTo("hello");
        socket.abort();
    }
}
