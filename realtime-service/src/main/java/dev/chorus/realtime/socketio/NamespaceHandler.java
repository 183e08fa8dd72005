package dev.chorus.realtime.socketio;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an application does in a namespace. All calls come on the event loop of the socket concerned and must not
 * block; an exception thrown closes that client's connection alone.
 *
 * @param <S> what the application keeps with each socket
 */
public interface NamespaceHandler<S> {

    /**
     * Decides on a client that wants to connect. The stage may complete on any thread. If it fails, the client is
     * refused with the message "Internal error". The client may be gone before it completes: then nothing follows, so
     * reserve nothing here that only {@link #onDisconnect} would give back.
     */
    CompletionStage<Admission<S>> admit(Handshake handshake);

    /**
     * The last word on a client that was accepted, where what counts can only be told at that moment. If it is granted, the
     * client is told that it is connected, and {@link #onConnect} and {@link Resumption#then} follow in the same turn of the
     * event loop: what is reserved here, {@link #onDisconnect} gives back. Nothing follows an exception.
     */
    default Entry enter(Socket<S> socket) {
        return new Entry.Granted(null);
    }

    /**
     * The client has been told that it is connected; what is emitted here follows that. It may be gone already, if it was too
     * slow to read even that.
     */
    default void onConnect(Socket<S> socket) {}

    /**
     * An event has arrived.
     *
     * @param arguments JSON, in which binary data are {@link tools.jackson.databind.node.BinaryNode}s
     * @param ack to be answered, or null if the client asked for none
     */
    void onEvent(Socket<S> socket, String event, List<JsonNode> arguments, @Nullable Ack ack);

    /** The socket is gone; called exactly once for each {@link #onConnect}. */
    default void onDisconnect(Socket<S> socket, DisconnectReason reason) {}
}
