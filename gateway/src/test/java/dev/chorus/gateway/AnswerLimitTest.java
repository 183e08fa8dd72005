package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.testing.ServiceTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.WebSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@ServiceTest(
        properties = {
            "chorus.gateway.limits.answer-time=1s",
            "chorus.gateway.routing.poll-timeout=1500ms",
            "chorus.gateway.routing.max-connections=1",
        })
class AnswerLimitTest extends GatewayTest {

    @Test
    void whoDoesNotReadKeepsNobodyElseFromTheService() throws Exception {
        int before = Services.POST.requests();
        int cutOff = Services.POST.cutOff();
        try (Socket client = RawHttp.ask(port, "/api/posts/much", "Authorization: Bearer " + token() + "\r\n")) {
            await().until(() -> Services.POST.requests() > before);

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> send(authorized("/api/posts")).statusCode() == 200);
            assertThatItWasCutOff(client);
            await().until(() -> Services.POST.cutOff() > cutOff);
        }
    }

    private static void assertThatItWasCutOff(Socket client) throws IOException {
        long taken = 0;
        try {
            byte[] some = new byte[64 * 1024];
            for (int read = 0; read >= 0; read = client.getInputStream().read(some)) {
                taken += read;
            }
        } catch (SocketException _) {
            assertThat(client.isClosed()).as("closed by this side").isFalse();
        }
        assertThat(taken).isPositive().isLessThan(FakeService.MUCH);
    }

    @Test
    void aRequestThatIsNotAnsweredIsUnavailable() throws Exception {
        long start = System.nanoTime();

        assertUnavailable(send(authorized("/api/posts/never")));

        assertThat(since(start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aPollMayWaitForItsAnswerBesides() throws Exception {
        long start = System.nanoTime();

        assertUnavailable(send(to(POLL + "&sid=some&never=1")));

        assertThat(since(start)).isGreaterThan(Duration.ofMillis(1400));
    }

    @Test
    void aWebSocketLastsLonger() throws Exception {
        Listener heard = new Listener();
        WebSocket socket = open("", heard);
        assertThat(heard.next()).isEqualTo("hello");

        assertUnavailable(send(authorized("/api/messages/never")));
        assertUnavailable(send(authorized("/api/messages/never")));
        assertUnavailable(send(authorized("/api/messages/never")));
        socket.sendText("still there", true).join();

        assertThat(heard.next()).isEqualTo("still there");
        socket.abort();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
