package dev.chorus.realtime.commands;

import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.socketio.Socket;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Something that a client may ask for over its socket. */
interface Command {

    /** The event's name. */
    String event();

    /** Whether it waits for those that its session asked for before and of which this is true as well. */
    default boolean keepsOrder() {
        return false;
    }

    /**
     * Called and subscribed to on the socket's event loop; completes on any thread, with what the acknowledgement says
     * beside {@code ok}, or fails with a {@link dev.chorus.realtime.upstream.Refusal}, which may also be thrown.
     */
    Mono<Map<String, Object>> run(Socket<Session> socket, Payload payload);
}
