package dev.chorus.realtime.access;

import dev.chorus.realtime.RealtimeProperties;
import dev.chorus.realtime.audience.Audiences;
import dev.chorus.realtime.hub.Credential;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.socketio.Admission;
import dev.chorus.realtime.socketio.Handshake;
import dev.chorus.realtime.upstream.Refusal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Lets in who connects with {@code auth: {token}}, and tells the others why not. */
@Component
public final class ConnectAuthenticator {
    private final Tokens tokens;
    private final Audiences audiences;
    private final RealtimeProperties settings;

    public ConnectAuthenticator(Tokens tokens, Audiences audiences, RealtimeProperties settings) {
        this.tokens = tokens;
        this.audiences = audiences;
        this.settings = settings;
    }

    /** Always decides, and never fails. */
    public CompletionStage<Admission<Session>> admit(Handshake handshake) {
        JsonNode token = handshake.auth().get("token");
        if (token == null || !token.isString()) {
            return CompletableFuture.completedStage(
                    refused(new Refusal("UNAUTHENTICATED", "Connect with auth: {token}, an access token.")));
        }
        CompletableFuture<Admission<Session>> decision = new CompletableFuture<>();
        long wish = Session.nextWish();
        tokens.verify(token.stringValue())
                .flatMap(credential -> session(wish, credential))
                .subscribe(
                        session -> decision.complete(Admission.accept(session)),
                        failure -> decision.complete(
                                refused(failure instanceof Refusal refusal ? refusal : Refusal.internal())));
        return decision;
    }

    private Mono<Session> session(long wish, Credential credential) {
        return Mono.fromCompletionStage(audiences.of(credential.userId()))
                .map(relations -> new Session(wish, credential, relations, settings.limits()));
    }

    private static Admission<Session> refused(Refusal refusal) {
        return Admission.refuse(refusal.message(), refusal.data());
    }
}
