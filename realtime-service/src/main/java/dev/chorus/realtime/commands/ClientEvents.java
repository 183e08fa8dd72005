package dev.chorus.realtime.commands;

import dev.chorus.realtime.RealtimeProperties;
import dev.chorus.realtime.access.ConnectAuthenticator;
import dev.chorus.realtime.access.Revocations;
import dev.chorus.realtime.hub.EdgeMeters;
import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.hub.Turns;
import dev.chorus.realtime.presence.Attendance;
import dev.chorus.realtime.recovery.Recovery;
import dev.chorus.realtime.recovery.Returning;
import dev.chorus.realtime.socketio.Ack;
import dev.chorus.realtime.socketio.Admission;
import dev.chorus.realtime.socketio.DisconnectReason;
import dev.chorus.realtime.socketio.Entry;
import dev.chorus.realtime.socketio.Handshake;
import dev.chorus.realtime.socketio.NamespaceHandler;
import dev.chorus.realtime.socketio.Socket;
import dev.chorus.realtime.upstream.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The main namespace. Each event is answered, if the client asks for it, with {@code {ok:true,…}} or
 * {@code {ok:false,error:{code,message}}}.
 */
@Component
public final class ClientEvents implements NamespaceHandler<Session> {
    private static final Logger log = LoggerFactory.getLogger(ClientEvents.class);
    private static final String UNKNOWN = "unknown";

    private final ConnectAuthenticator authenticator;
    private final Returning returning;
    private final Recovery recovery;
    private final Revocations revocations;
    private final Hub hub;
    private final Attendance attendance;
    private final EdgeMeters meters;
    private final Map<String, Command> commands;
    private final Duration patience;

    ClientEvents(
            ConnectAuthenticator authenticator,
            Returning returning,
            Recovery recovery,
            Revocations revocations,
            Hub hub,
            Attendance attendance,
            EdgeMeters meters,
            List<Command> commands,
            RealtimeProperties settings) {
        this.authenticator = authenticator;
        this.returning = returning;
        this.recovery = recovery;
        this.revocations = revocations;
        this.hub = hub;
        this.attendance = attendance;
        this.meters = meters;
        this.commands = commands.stream().collect(Collectors.toUnmodifiableMap(Command::event, Function.identity()));
        this.patience = settings.upstreams().timeout();
    }

    @Override
    public CompletionStage<Admission<Session>> admit(Handshake handshake) {
        return authenticator.admit(handshake).thenCompose(admission -> switch (admission) {
            case Admission.Accepted<Session>(var session) ->
                returning.arrive(session, handshake.auth()).thenApply(Admission::accept);
            case Admission.Refused<Session> refused -> CompletableFuture.completedStage(refused);
        });
    }

    @Override
    public Entry enter(Socket<Session> socket) {
        if (!hub.enter(socket)) {
            meters.connectLimited();
            Refusal refusal = Refusal.tooManySockets();
            return new Entry.Denied(refusal.message(), refusal.data());
        }
        try {
            return new Entry.Granted(recovery.resumption(socket));
        } catch (RuntimeException e) {
            hub.disconnect(socket);
            throw e;
        }
    }

    @Override
    public void onConnect(Socket<Session> socket) {
        hub.connect(socket);
        attendance.arrive(socket.state().relations());
        revocations.recheck(socket);
    }

    @Override
    public void onDisconnect(Socket<Session> socket, DisconnectReason reason) {
        recovery.left(socket);
        hub.disconnect(socket);
        attendance.leave(socket.state().userId());
    }

    @Override
    public void onEvent(Socket<Session> socket, String event, List<JsonNode> arguments, @Nullable Ack ack) {
        Command command = commands.get(event);
        String name = command == null ? UNKNOWN : event;
        answer(command, socket, arguments)
                .subscribe(
                        result -> accept(name, result, ack),
                        failure -> refuse(name, failure instanceof Refusal known ? known : fault(name, failure), ack));
    }

    private Mono<Map<String, Object>> answer(
            @Nullable Command command, Socket<Session> socket, List<JsonNode> arguments) {
        if (!socket.state().mayDo()) {
            return Mono.error(Refusal.rateLimited());
        }
        if (command == null) {
            return Mono.error(new Refusal("UNKNOWN_EVENT", "There is no such event."));
        }
        Mono<Map<String, Object>> answer =
                Mono.defer(() -> command.run(socket, new Payload(arguments))).defaultIfEmpty(Map.of());
        return command.keepsOrder() ? inTurn(socket, answer) : answer;
    }

    /** What has waited for as long as a call may take is not begun any more. */
    private Mono<Map<String, Object>> inTurn(Socket<Session> socket, Mono<Map<String, Object>> answer) {
        Turns turns = socket.state().turns();
        long asked = System.nanoTime();
        Mono<Map<String, Object>> unlessLate = Mono.defer(
                () -> System.nanoTime() - asked > patience.toNanos() ? Mono.error(Refusal.unavailable()) : answer);
        return turns.take()
                .map(turn ->
                        turn.then(unlessLate).doFinally(_ -> socket.eventLoop().execute(turns::pass)))
                .orElseGet(() -> Mono.error(Refusal.rateLimited()));
    }

    private void accept(String event, Map<String, Object> result, @Nullable Ack ack) {
        meters.command(event, "ok");
        if (ack != null) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("ok", true);
            answer.putAll(result);
            ack.send(answer);
        }
    }

    private void refuse(String event, Refusal refusal, @Nullable Ack ack) {
        meters.command(event, refusal.code());
        if (ack != null) {
            ack.send(Map.of("ok", false, "error", Map.of("code", refusal.code(), "message", refusal.message())));
        }
    }

    private static Refusal fault(String event, Throwable failure) {
        log.error("{} failed", event, failure);
        return Refusal.internal();
    }
}
