package dev.chorus.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.socket.client.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SocketsPerUserTest extends EdgeTest {
    /** As {@link EdgeTest} sets it. */
    private static final int MOST = 20;

    @Autowired
    private MeterRegistry meters;

    @Test
    void aUserHasSoManySocketsAndIsToldWhyNotOneMore() throws Exception {
        fill(MOST);
        double before = limited();

        TestClient refused = refused();

        JSONObject refusal = (JSONObject) refused.hear(Socket.EVENT_CONNECT_ERROR);
        assertThat(refusal.getString("message")).startsWith("Too many connections");
        assertThat(refusal.getJSONObject("data").getString("code")).isEqualTo("RATE_LIMITED");
        assertThat(refused.isConnected()).isFalse();
        assertThat(limited()).isEqualTo(before + 1);
        assertThat(connect(bob).isConnected()).isTrue();
    }

    @Test
    void whoeverLeavesMakesRoomForOneAndWhoIsRefusedHoldsNothing() {
        List<TestClient> clients = fill(MOST);
        for (int i = 0; i < 3; i++) {
            refused().close();
        }

        clients.getFirst().close();
        clients.getLast().close();

        awaitRoom();
        awaitRoom();
        refused();
    }

    @Test
    void aSessionThatComesBackBeforeItsLossIsNoticedTakesItsOwnPlace() {
        fill(MOST - 1);
        try (RecoverableClient client = new RecoverableClient(tokens.accessToken(ada, "ada"))) {
            client.connect(port());
            for (int i = 0; i < 6; i++) {
                RecoverableClient.Connection former = client.connection();
                client.connect(port());
                assertThat(client.recovered).isTrue();
                await().atMost(Duration.ofSeconds(5)).until(() -> former.disconnected);
            }
            refused();
        }
        awaitRoom();
        refused();
    }

    @Test
    void clientsThatLeaveWhileTheyAreLetInHoldNothing() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3 * MOST; i++) {
                WebSocket socket = http.newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://localhost:" + port() + "/socket.io/?EIO=4&transport=websocket"),
                                new WebSocket.Listener() {})
                        .join();
                socket.sendText("40{\"token\":\"" + tokens.accessToken(ada, "ada") + "\"}", true)
                        .join();
                socket.abort();
            }
        }

        for (int i = 0; i < MOST; i++) {
            awaitRoom();
        }
        refused();
    }

    private List<TestClient> fill(int count) {
        List<TestClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(connect(ada));
        }
        return clients;
    }

    /** One more of the same user, who has no place left. */
    private TestClient refused() {
        TestClient client = attempt(ada);
        client.hear(Socket.EVENT_CONNECT_ERROR);
        return client;
    }

    private void awaitRoom() {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            TestClient client = attempt(ada);
            await().until(() -> client.isConnected()
                    || !client.heard(Socket.EVENT_CONNECT_ERROR).isEmpty());
            return client.isConnected();
        });
    }

    private TestClient attempt(UUID userId) {
        return connecting(Map.of("token", tokens.accessToken(userId, "ada")), "websocket");
    }

    private double limited() {
        return meters.get("chorus.realtime.connects.limited").counter().count();
    }
}
