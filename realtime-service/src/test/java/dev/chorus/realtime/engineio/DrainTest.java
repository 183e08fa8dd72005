package dev.chorus.realtime.engineio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DrainTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sessionsAreClosedSpreadOverTheTimeWithTheCodeGiven() throws InterruptedException {
        var clients = new ArrayList<WebSocketClient>();
        for (var i = 0; i < 10; i++) {
            clients.add(server.webSocket());
            clients.getLast().next();
        }
        var start = System.nanoTime();
        var drained = server.server.drain(Duration.ofSeconds(1), 1012).toCompletableFuture();
        await().until(() -> server.server.sessions() < 10);
        assertThat(server.server.sessions()).as("spread over the time").isPositive();
        drained.join();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        for (var client : clients) {
            assertThat(client.closeCode()).isEqualTo(1012);
            assertThat(server.application.closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.SERVER_SHUTDOWN);
        }
    }

    @Test
    void aStallIsNotMadeUpForAtOnceButMakesTheDrainLonger() {
        var channel = new EmbeddedChannel();
        channel.freezeTime();
        var closed = new AtomicInteger();
        var drained = new CompletableFuture<@Nullable Void>();
        new Drain(Collections.nCopies(1_000, closed::incrementAndGet), Duration.ofSeconds(5), drained)
                .begin(channel.eventLoop());
        channel.runPendingTasks();

        pass(channel, 2_500);
        assertThat(closed).as("of ten in each twentieth of a second").hasValueLessThanOrEqualTo(11);

        var longest = 0;
        while (!drained.isDone()) {
            var before = closed.get();
            pass(channel, 50);
            longest = Math.max(longest, closed.get() - before);
        }
        assertThat(closed).hasValue(1_000);
        assertThat(longest).as("closed in one step").isEqualTo(11);
    }

    private static void pass(EmbeddedChannel channel, int millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
    }

    @Test
    void aDrainingServerTakesNoNewSessionsAndTellsTheOldOnes() {
        var sid = server.open();
        var waiting = server.send(HttpRequest.newBuilder(server.polling(sid)));
        await().until(() -> server.application.sessions.size() == 1);
        server.server.drain(Duration.ZERO, 1012).toCompletableFuture().join();
        assertThat(waiting.join().body()).isEqualTo("1");
        assertThat(server.get(server.uri("EIO=4&transport=polling")).statusCode())
                .isEqualTo(503);
    }

    @RepeatedTest(20)
    void stoppingLeavesNoConnectionOpen() {
        try (var connection = new RawConnection(server.server.port())) {
            connection.send("GET /engine.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: test\r\n\r\n");
            connection.readUntil("maxPayload");
            server.server.stop();
            assertThat(connection.drain()).isLessThan(100);
        }
    }

    @Test
    void stoppingClosesWhatIsLeftAndFreesThePort() throws InterruptedException, IOException {
        var client = server.webSocket();
        client.next();
        var port = server.server.port();
        server.server.stop();
        assertThat(client.closeCode()).isEqualTo(1001);
        assertThat(server.application.closed).containsExactly(CloseReason.SERVER_SHUTDOWN);
        try (var again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            assertThat(again.isBound()).isTrue();
        }
    }
}
