package dev.chorus.realtime.socketio;

import dev.chorus.realtime.engineio.HandshakeRequest;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.engineio.TransportType;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One client in one namespace. It lives on one event loop for its whole life; a transport upgrade does not move it.
 *
 * @param <S> what the application keeps with it
 */
public interface Socket<S> {

    /** Unguessable and unique; the {@code id} that the client sees. */
    String id();

    Namespace<S> namespace();

    /** What {@link NamespaceHandler#admit} accepted the client with. */
    S state();

    HandshakeRequest request();

    /** The transport at this moment. */
    TransportType transport();

    EventLoop eventLoop();

    boolean isConnected();

    /**
     * Sends an event; from any thread. An argument is null, a {@code byte[]} or anything the namespace's mapper can
     * write; byte arrays within travel as attachments. On the event loop it takes its place in the order at once,
     * from elsewhere when its turn comes. Nothing happens if the socket is gone.
     *
     * @throws IllegalArgumentException if the event's name is reserved by the protocol
     */
    void emit(String event, @Nullable Object... arguments);

    /**
     * Sends an event and asks for an acknowledgement; from any thread. The stage completes on the event loop with the
     * client's arguments, or exceptionally with a {@link java.util.concurrent.TimeoutException}, or a {@link
     * java.util.concurrent.CancellationException} if the socket goes first.
     */
    CompletionStage<List<JsonNode>> emitWithAck(Duration timeout, String event, @Nullable Object... arguments);

    /**
     * Queues a packet prepared by this socket's namespace; <strong>only on the event loop</strong>. Nothing is copied.
     * The connection is flushed by itself once at the end of the event loop's turn, together with all others written
     * to in it. A reader too slow for its bounded queue is closed.
     */
    void write(PreparedPacket packet);

    /**
     * As {@link #write}, for a packet that many sockets get: under load it waits a little for others to share a system
     * call with, behind which nothing else waits; see {@link dev.chorus.realtime.engineio.EngineSession#writeWithCrowd}.
     */
    void writeWithCrowd(PreparedPacket packet);

    /** Lets so many bytes more wait for its reader, until they have been read; <strong>only on the event loop</strong>. */
    void allow(int bytes);

    /** Flushes now instead of at the end of the turn; only on the event loop, seldom needed. */
    void flush();

    /**
     * Disconnects the socket; from any thread. The client is told, and does not come back by itself.
     *
     * @param closeConnection whether to close the connection below, with the client's sockets in other namespaces
     */
    void disconnect(boolean closeConnection);
}
