package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/** Each test comes from addresses of its own, being its own trusted proxy. */
@ServiceTest(
        properties = {
            "chorus.gateway.limits.address.connections=3",
            "chorus.gateway.limits.body-time=500ms",
            "chorus.gateway.address.trusted-proxies=127.0.0.1",
            "chorus.gateway.routing.response-timeout=2s"
        })
class ConnectionLimitTest extends GatewayTest {
    private static final int MOST = 3;
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final String address = "192.0.2." + ADDRESSES.incrementAndGet();
    private final List<WebSocket> opened = new ArrayList<>();

    @Autowired
    MeterRegistry meters;

    @Autowired
    @Qualifier("splices")
    SmartLifecycle sockets;

    @AfterEach
    void close() {
        opened.forEach(WebSocket::abort);
    }

    @Test
    void anAddressHoldsSoManySocketsAndTheOthersHaveTheirOwn() throws Exception {
        fill();
        double before = refusals();

        String answer = RawHttp.get(
                port, WEB_SOCKET, "Connection: Upgrade\r\nUpgrade: websocket\r\nX-Forwarded-For: " + address + "\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 429 ")
                .containsIgnoringCase("\r\nRetry-After: 5\r\n")
                .contains("application/problem+json", "\"RATE_LIMITED\"");
        assertThat(refusals()).isEqualTo(before + 1);
        assertThat(openFrom("198.51.100.1", "", new Listener())).isNotNull();
    }

    @Test
    void aRefusedOneDoesNotReachTheEdge() {
        fill();
        int before = Services.EARLIER_NODE.requests();

        assertThat(status("")).isEqualTo(429);

        assertThat(Services.EARLIER_NODE.requests()).isEqualTo(before);
    }

    @Test
    void whatTheClientClosesMakesRoom() {
        fill().forEach(WebSocket::abort);

        assertThatThereIsRoomForAsManyAsBefore();
    }

    @Test
    void whatTheEdgeClosesMakesRoom() {
        fill().forEach(socket -> socket.sendText("close 1001", true).join());

        assertThatThereIsRoomForAsManyAsBefore();
    }

    @Test
    void whatTheEdgeLeavesWithoutAWordMakesRoom() {
        fill().forEach(socket -> socket.sendText("vanish", true).join());

        assertThatThereIsRoomForAsManyAsBefore();
    }

    @Test
    void whatTheEdgeRefusesHoldsNothing() {
        for (int i = 0; i < 3 * MOST; i++) {
            assertThat(status("&refused=1")).isEqualTo(400);
        }

        assertThatThereIsRoomForAsManyAsBefore();
    }

    @Test
    void whatTheEdgeDoesNotAnswerHoldsNothingAfterThat() {
        List<CompletableFuture<WebSocket>> opening = silent(MOST);
        await().atMost(Duration.ofSeconds(5)).until(() -> status("&refused=1") == 429);

        assertThat(opening).allSatisfy(one -> assertThat(status(one)).isEqualTo(503));

        assertThatThereIsRoomForAsManyAsBefore();
    }

    @Test
    void aClientThatLeavesWhileTheEdgeIsSilentHoldsNothing() throws Exception {
        for (int i = 0; i < 2 * MOST; i++) {
            RawHttp.leave(port, WEB_SOCKET + "&silent=1", "Upgrade: websocket\r\nX-Forwarded-For: " + address + "\r\n");
        }

        assertThatThereIsRoomForAsManyAsBefore();
    }

    @Test
    void allEndWhenTheGatewayStops() {
        fill();

        sockets.stop();
        sockets.start();

        assertThatThereIsRoomForAsManyAsBefore();
    }

    @Test
    void pollsUnderWayCountAndEndWithTheirClients() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> polls = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            polls.add(HTTP.sendAsync(from(POLL + "&never=1").build(), BodyHandlers.ofString()));
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> send(from(POLL)).statusCode() == 429);
        assertThat(status("")).isEqualTo(429);

        polls.forEach(poll -> poll.cancel(true));

        assertThatThereIsRoomForAsManyAsBefore();
    }

    @Test
    void aSessionThatIsThereGoesOnWhereANewOneFindsNoRoom() throws Exception {
        fill();

        for (int i = 0; i < 3 * MOST; i++) {
            assertThat(send(from(POLL + "&sid=some")).statusCode()).isEqualTo(200);
        }
        for (int i = 0; i < MOST; i++) {
            openFrom(address, "&sid=some", new Listener());
        }

        assertThat(send(from(POLL + "&sid=some")).statusCode()).isEqualTo(429);
        assertThat(status("&sid=some")).isEqualTo(429);
    }

    @Test
    void aBodyThatDoesNotEndHoldsNothingAfterThat() throws Exception {
        for (int i = 0; i < 2 * MOST + 1; i++) {
            String answer = RawHttp.exchange(
                    port,
                    "POST " + POLL + "&sid=some HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + address
                            + "\r\nContent-Length: 10\r\n\r\n4half");

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"VALIDATION_FAILED\"");
        }
    }

    @Test
    void thePathIsTheSameWithoutItsLastSlash() throws Exception {
        fill();

        assertThat(send(from("/socket.io?EIO=4&transport=polling")).statusCode())
                .isEqualTo(429);
    }

    @Test
    void callsToTheApiAreNoConnections() throws Exception {
        fill();

        assertThat(send(authorized("/api/posts").header("X-Forwarded-For", address))
                        .statusCode())
                .isEqualTo(200);
    }

    /** As many as there may be, each heard from. */
    private List<WebSocket> fill() {
        List<WebSocket> all = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            Listener heard = new Listener();
            all.add(openFrom(address, "", heard));
            assertThat(heard.next()).isEqualTo("hello");
        }
        return all;
    }

    /** Neither fewer nor more. */
    private void assertThatThereIsRoomForAsManyAsBefore() {
        List<WebSocket> again = new ArrayList<>();
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
            again.add(openFrom(address, "", new Listener()));
            return again.size() == MOST;
        });
        assertThat(status("")).isEqualTo(429);
    }

    private List<CompletableFuture<WebSocket>> silent(int count) {
        List<CompletableFuture<WebSocket>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(openingFrom(address, "&silent=1", new Listener()));
        }
        return all;
    }

    private WebSocket openFrom(String from, String query, Listener listener) {
        WebSocket socket = openingFrom(from, query, listener).join();
        opened.add(socket);
        return socket;
    }

    private CompletableFuture<WebSocket> openingFrom(String from, String query, Listener listener) {
        return opening(query, listener, HTTP.newWebSocketBuilder().header("X-Forwarded-For", from));
    }

    /** Of a handshake that is refused. */
    private int status(String query) {
        return status(openingFrom(address, query, new Listener()));
    }

    private int status(CompletableFuture<WebSocket> opening) {
        try {
            opened.add(opening.join());
            return 101;
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof WebSocketHandshakeException refusal) {
                return refusal.getResponse().statusCode();
            }
            throw failure;
        }
    }

    private HttpRequest.Builder from(String path) {
        return to(path).header("X-Forwarded-For", address);
    }

    private double refusals() {
        return meters.get("chorus.gateway.connections.refused").counter().count();
    }
}
