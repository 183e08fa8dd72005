package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.testing.MovableClock;
import dev.chorus.testing.ServiceTest;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Of two nodes of the edge, the first to be tried accepts connections and answers nothing. */
@ServiceTest(properties = {"chorus.gateway.routing.response-timeout=2s", "chorus.gateway.routing.poll-timeout=4s"})
class SilentNodeTest extends GatewayTest {
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final ChannelGroup CONNECTIONS = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private static final DisposableServer SILENT = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .doOnChannelInit((_, channel, _) -> CONNECTIONS.add(channel))
            .handle((_, _) -> {
                ASKED.incrementAndGet();
                return Mono.never();
            })
            .bindNow();

    @Autowired
    MovableClock clock;

    private int before;

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovableClock movableClock() {
            return MovableClock.stopped();
        }
    }

    @DynamicPropertySource
    static void nodes(DynamicPropertyRegistry registry) {
        registry.add(
                "chorus.gateway.routing.realtime-socket",
                () -> "http://127.0.0.1:" + SILENT.port() + "," + Services.REALTIME_SOCKET.url());
    }

    @BeforeEach
    void letBothBeTried() {
        clock.advance(Duration.ofMinutes(1));
        before = ASKED.get();
    }

    @Test
    void aHandshakeByLongPollingIsRefusedInTimeAndTheNextOnesGoToTheOtherNode() throws Exception {
        assertUnavailable(send(to(POLL)));
        assertThat(send(to(POLL)).statusCode()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(29));
        assertThat(send(to(POLL)).statusCode()).isEqualTo(200);
        assertThat(asked()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        assertUnavailable(send(to(POLL)));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void webSocketsLeaveItInPeaceForAsLong() {
        assertHello();

        clock.advance(Duration.ofSeconds(29));
        assertHello();
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void whoGivesUpSoonerLeavesNothingBehindAndSaysNothingAboutTheNode() throws Exception {
        var poll = HTTP.sendAsync(to(POLL).build(), BodyHandlers.discarding());
        await().pollInterval(Duration.ofMillis(10)).until(() -> asked() == 1);
        poll.cancel(true);
        await().until(CONNECTIONS::isEmpty);

        assertUnavailable(send(to(POLL)));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void aPollOfASessionIsWaitedForLongerAndSaysNothingAboutTheNode() throws Exception {
        long start = System.nanoTime();
        assertUnavailable(send(to(POLL + "&sid=any")));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(3900));

        assertUnavailable(send(to(POLL)));
        assertThat(asked()).isEqualTo(2);
    }

    private int asked() {
        return ASKED.get() - before;
    }
}
