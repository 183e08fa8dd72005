package dev.chorus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class WebSocketTest extends GatewayTest {
    @Autowired
    MeterRegistry meters;

    @Test
    void textPassesBothWays() {
        Listener heard = new Listener();
        WebSocket socket = open("", heard);

        socket.sendText("2probe", true).join();

        assertThat(heard.next()).isEqualTo("hello");
        assertThat(heard.next()).isEqualTo("2probe");
        socket.abort();
    }

    @Test
    void binaryPassesBothWays() {
        Listener heard = new Listener();
        WebSocket socket = open("", heard);
        byte[] bytes = new byte[1_000_000];
        bytes[999_999] = 7;

        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();

        assertThat(heard.next()).isEqualTo("hello");
        assertThat(heard.next()).isEqualTo(bytes);
        socket.abort();
    }

    @Test
    void aThousandMessagesArriveInOrder() {
        Listener heard = new Listener();
        WebSocket socket = open("", heard);
        for (int i = 0; i < 1_000; i++) {
            socket.sendText("m" + i, true).join();
        }

        assertThat(heard.next()).isEqualTo("hello");
        for (int i = 0; i < 1_000; i++) {
            assertThat(heard.next()).isEqualTo("m" + i);
        }
        socket.abort();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1009, 1012, 1013, 4001})
    void theEdgesCloseCodeArrives(int code) {
        Listener heard = new Listener();
        WebSocket socket = open("", heard);

        socket.sendText("close " + code, true).join();

        assertThat(heard.next()).isEqualTo("hello");
        assertThat(heard.next()).isEqualTo("closed " + code + " as asked");
    }

    @Test
    void aRefusedHandshakeIsRefused() {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> open("&refused=1", new Listener()))
                .havingCause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refusal ->
                                assertThat(refusal.getResponse().statusCode()).isEqualTo(400));
    }

    @Test
    void aClosedSocketIsForgotten() {
        double before = meters.get("chorus.gateway.sockets").gauge().value();
        WebSocket socket = open("", new Listener());
        assertThat(meters.get("chorus.gateway.sockets").gauge().value()).isEqualTo(before + 1);

        socket.abort();

        await().untilAsserted(() ->
                assertThat(meters.get("chorus.gateway.sockets").gauge().value()).isEqualTo(before));
    }

    @Test
    void whatAClientClaimsAboutItsAddressIsReplacedHereToo() throws Exception {
        String answer = RawHttp.get(
                port,
                WEB_SOCKET + "&refused=1",
                "Connection: Upgrade\r\nUpgrade: websocket\r\nX-Forwarded-For: 6.6.6.6\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Session ID unknown, for 127.0.0.1");
    }
}
