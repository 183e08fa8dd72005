package dev.chorus.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chorus.events.UserEvent.SessionRevoked;
import io.socket.client.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectingTest extends EdgeTest {

    @Test
    void aValidTokenConnectsByPollingAndUpgrade() {
        TestClient client = connecting(Map.of("token", tokens.accessToken(ada, "ada")), "polling", "websocket");

        client.hear(Socket.EVENT_CONNECT);
    }

    @Test
    void withoutATokenTheClientIsToldWhatIsMissing() throws Exception {
        TestClient client = connecting(Map.of(), "websocket");

        assertRefused(client, "UNAUTHENTICATED");
    }

    @ValueSource(strings = {"", "nonsense", "a.b.c"})
    @ParameterizedTest
    void whatIsNoTokenIsRefused(String token) throws Exception {
        assertRefused(connecting(Map.of("token", token), "websocket"), "UNAUTHENTICATED");
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        String expired = tokens.accessToken(ada, "ada", UUID.randomUUID(), Duration.ofSeconds(-10));

        assertRefused(connecting(Map.of("token", expired), "websocket"), "UNAUTHENTICATED");
    }

    @Test
    void aRevokedLoginLosesItsSocketsAndGetsNoNewOnes() throws Exception {
        UUID login = UUID.randomUUID();
        String token = tokens.accessToken(ada, "ada", login, Duration.ofMinutes(15));
        TestClient phone = connect(token);
        TestClient tab = connect(token);
        TestClient otherLogin = connect(ada);

        publish(new SessionRevoked(UUID.randomUUID(), Instant.now(), ada, login));

        await().atMost(Duration.ofSeconds(2)).until(() -> !phone.isConnected() && !tab.isConnected());
        assertThat(phone.hear(Socket.EVENT_DISCONNECT)).isEqualTo("io server disconnect");
        assertRefused(connecting(Map.of("token", token), "websocket"), "UNAUTHENTICATED");
        assertThat(otherLogin.isConnected()).isTrue();
    }

    @Test
    void aSessionWhoseTokenExpiresIsAskedForANewOneAndClosedWithoutIt() throws Exception {
        connect(ada);
        UUID login = UUID.randomUUID();
        String shortLived = tokens.accessToken(ada, "ada", login, Duration.ofSeconds(6));
        Instant end = Instant.now().plusSeconds(6);
        TestClient silent = connect(shortLived);
        TestClient answering = connect(shortLived);

        JSONObject asked = (JSONObject) answering.hear("token_expiring");
        assertThat(Instant.parse(asked.getString("expiresAt"))).isBetween(end.minusSeconds(2), end);
        JSONObject answer =
                answering.ask("authenticate", tokens.accessToken(ada, "ada", login, Duration.ofMinutes(15)));

        assertThat(answer.getBoolean("ok")).isTrue();
        assertThat(Instant.parse(answer.getString("expiresAt"))).isAfter(end);
        silent.hear("token_expiring");
        assertThat(silent.hear(Socket.EVENT_DISCONNECT)).isEqualTo("io server disconnect");
        assertThat(answering.ask("join", ada.toString()).getBoolean("ok")).isTrue();
    }

    @Test
    void aSessionGoesOnlyOnWithAValidTokenOfItsUser() throws Exception {
        TestClient client = connect(ada);

        assertThat(code(client.ask("authenticate", tokens.accessToken(bob, "bob"))))
                .isEqualTo("FORBIDDEN");
        assertThat(code(client.ask("authenticate", "nonsense"))).isEqualTo("UNAUTHENTICATED");
        assertThat(code(client.ask("authenticate", 7))).isEqualTo("BAD_REQUEST");
        assertThat(client.isConnected()).isTrue();
    }

    private static void assertRefused(TestClient client, String code) throws Exception {
        Object error = client.hear(Socket.EVENT_CONNECT_ERROR);
        assertThat(error).isInstanceOf(JSONObject.class);
        JSONObject refusal = (JSONObject) error;
        assertThat(refusal.getString("message")).isNotBlank();
        assertThat(refusal.getJSONObject("data").getString("code")).isEqualTo(code);
        assertThat(client.isConnected()).isFalse();
    }
}
