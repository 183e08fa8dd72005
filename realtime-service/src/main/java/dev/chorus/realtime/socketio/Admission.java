package dev.chorus.realtime.socketio;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer to a client that wants to connect to a namespace.
 *
 * @param <S> what the application keeps with each socket
 */
public sealed interface Admission<S> {

    /** The client gets a CONNECT packet; {@code state} stays with its socket. */
    record Accepted<S>(S state) implements Admission<S> {}

    /** The client gets a CONNECT_ERROR packet: an error with this message and, if present, this {@code data}. */
    record Refused<S>(String message, @Nullable JsonNode data) implements Admission<S> {}

    static <S> Admission<S> accept(S state) {
        return new Accepted<>(state);
    }

    static <S> Admission<S> refuse(String message, @Nullable JsonNode data) {
        return new Refused<>(message, data);
    }
}
