package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Of three nodes of the edge, one has no address, and one takes no new sessions. */
class UnavailableNodesTest extends GatewayTest {
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final DisposableServer DRAINING = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((_, response) -> {
                ASKED.incrementAndGet();
                return response.status(503)
                        .sendString(Mono.just("{\"code\":5,\"message\":\"Unavailable\"}"))
                        .then();
            })
            .bindNow();

    @DynamicPropertySource
    static void nodes(DynamicPropertyRegistry registry) {
        registry.add(
                "chorus.gateway.routing.realtime-socket",
                () -> "http://no-such-host.invalid:1,http://127.0.0.1:" + DRAINING.port() + ","
                        + Services.REALTIME_SOCKET.url());
    }

    @Test
    void aWebSocketIsOpenedOnTheOneThatIsLeftAndTheDrainingOneIsLeftInPeace() {
        assertHello();
        int asked = ASKED.get();
        assertHello();
        assertThat(ASKED).hasValue(asked);
    }

    @Test
    void whoTriesAgainByLongPollingGetsToTheOneThatIsLeft() {
        await().atMost(Duration.ofSeconds(4)).until(() -> send(to(POLL)).statusCode() == 200);
    }
}
