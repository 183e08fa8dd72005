package dev.chorus.realtime.commands;

import dev.chorus.realtime.access.Revocations;
import dev.chorus.realtime.access.Tokens;
import dev.chorus.realtime.hub.Credential;
import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.socketio.Socket;
import dev.chorus.realtime.upstream.Refusal;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Goes on with a fresh token of the same user. */
@Component
final class Authenticate implements Command {
    private final Tokens tokens;
    private final Hub hub;
    private final Revocations revocations;

    Authenticate(Tokens tokens, Hub hub, Revocations revocations) {
        this.tokens = tokens;
        this.hub = hub;
        this.revocations = revocations;
    }

    @Override
    public String event() {
        return "authenticate";
    }

    @Override
    public Mono<Map<String, Object>> run(Socket<Session> socket, Payload payload) {
        return tokens.verify(payload.text("token"))
                .publishOn(Schedulers.fromExecutor(socket.eventLoop()))
                .flatMap(fresh -> renew(socket, fresh));
    }

    private Mono<Map<String, Object>> renew(Socket<Session> socket, Credential fresh) {
        if (!fresh.userId().equals(socket.state().userId())) {
            return Mono.error(Refusal.forbidden("The token is another user's."));
        }
        hub.renew(socket, fresh);
        revocations.recheck(socket);
        return Mono.just(Map.of("expiresAt", fresh.expiresAt()));
    }
}
