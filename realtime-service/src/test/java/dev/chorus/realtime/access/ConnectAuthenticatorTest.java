package dev.chorus.realtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.platform.security.Caller;
import dev.chorus.realtime.audience.TestRelations;
import dev.chorus.realtime.engineio.HandshakeRequest;
import dev.chorus.realtime.engineio.TransportType;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.hub.TestHub;
import dev.chorus.realtime.socketio.Admission;
import dev.chorus.realtime.socketio.Handshake;
import io.netty.channel.local.LocalAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.node.JsonNodeFactory;

class ConnectAuthenticatorTest {
    private final UUID ada = UUID.randomUUID();
    private final Sinks.Empty<Void> relations = Sinks.empty();
    private final ConnectAuthenticator authenticator = new ConnectAuthenticator(
            new Tokens(token -> Mono.just(jwt(token)), Clock.systemUTC()),
            TestRelations.audiences(relations.asMono()),
            TestHub.settings(Map.of()));

    private Jwt jwt(String token) {
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(ada.toString())
                .claim(Caller.SESSION_CLAIM, UUID.randomUUID().toString())
                .claim(Caller.USERNAME_CLAIM, "ada")
                .expiresAt(Instant.now().plusSeconds(60))
                .build();
    }

    private CompletableFuture<Session> admit() {
        Handshake handshake = new Handshake(
                "/",
                JsonNodeFactory.instance.objectNode().put("token", "token"),
                new HandshakeRequest(Map.of(), Map.of(), new LocalAddress("client"), TransportType.WEBSOCKET));
        return authenticator
                .admit(handshake)
                .thenApply(admission -> ((Admission.Accepted<Session>) admission).state())
                .toCompletableFuture();
    }

    @Test
    void whoAskedFirstIsTheOlderOneWhereverTheAnswersHadToBeWaitedFor() {
        CompletableFuture<Session> first = admit();
        CompletableFuture<Session> second = admit();
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();

        relations.tryEmitEmpty();

        assertThat(first.join().isOlderThan(second.join())).isTrue();
        assertThat(second.join().isOlderThan(first.join())).isFalse();
    }
}
