package dev.chorus.realtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.realtime.hub.FakeSocket;
import dev.chorus.realtime.hub.TestHub;
import io.netty.channel.DefaultEventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenExpiryTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final TokenExpiry expiry = new TokenExpiry(TestHub.settings(Map.of("realtime.tokens.notice", "60s")));

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void asksOnceForATokenInGoodTime() {
        FakeSocket socket = socket(Duration.ofMinutes(15));

        look(socket, Duration.ofMinutes(13));
        assertThat(socket.emitted()).isEmpty();

        look(socket, Duration.ofMinutes(14));
        look(socket, Duration.ofMinutes(14).plusSeconds(30));
        assertThat(socket.emitted()).containsExactly("token_expiring");
        assertThat(socket.lastArguments()).containsExactly("offset");
        assertThat(socket.isConnected()).isTrue();
    }

    @Test
    void asksAtHalfTheLifeOfAShortToken() {
        FakeSocket socket = socket(Duration.ofSeconds(30));

        look(socket, Duration.ofSeconds(14));
        assertThat(socket.emitted()).isEmpty();

        look(socket, Duration.ofSeconds(15));
        assertThat(socket.emitted()).containsExactly("token_expiring");
    }

    @Test
    void disconnectsWhenTheTokenHasExpired() {
        FakeSocket socket = socket(Duration.ofMinutes(15));

        look(socket, Duration.ofMinutes(15));

        assertThat(socket.isConnected()).isFalse();
    }

    private FakeSocket socket(Duration lifetime) {
        return new FakeSocket(loop, FakeSocket.credential(UUID.randomUUID(), START, lifetime));
    }

    private void look(FakeSocket socket, Duration afterStart) {
        expiry.look(socket, START.plus(afterStart), "offset");
    }
}
