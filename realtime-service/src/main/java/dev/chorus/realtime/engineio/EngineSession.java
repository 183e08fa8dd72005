package dev.chorus.realtime.engineio;

import dev.chorus.multiplexing.Flusher;
import io.netty.channel.EventLoop;

/**
 * One client's session, from its handshake to its end, over whichever transport. Except where a method says otherwise,
 * it is used on its event loop only, which never changes.
 */
public interface EngineSession {

    /** Unguessable; whoever knows it can act for the client. From any thread. */
    String id();

    /** From any thread. */
    HandshakeRequest request();

    /** From any thread. */
    EventLoop eventLoop();

    /** The transport at this moment. From any thread. */
    TransportType transportType();

    /** From any thread. */
    boolean isOpen();

    /**
     * Queues a packet, to be flushed at the end of this turn of the event loop. A client that reads too slowly for its
     * queue is closed with {@link CloseReason#OVERFLOW}. Does nothing once closed.
     */
    void write(PreparedPacket packet);

    /**
     * As {@link #write}, for a packet that many sessions get: while much is written to crowds, it may wait for up to
     * {@value Flusher#LONGEST_ROUND_MILLIS} ms, to share its system call with others. What is written to this session
     * otherwise takes it along at once: the order is that of the calls.
     */
    void writeWithCrowd(PreparedPacket packet);

    /**
     * Lets so many bytes more wait for the reader than always may, until they have been read: for what is owed to it all
     * at once. To be called before that is written; each packet counts as {@link EngineConfig#maxPendingBytes} says.
     */
    void allow(int bytes);

    /** Flushes now what has been written. */
    void flush();

    /** Ends the session; from any thread. What has been written still goes out if the reason leaves it a way. */
    void close(CloseReason reason);

    /**
     * Reports the failure to the observer and ends the session with {@link CloseReason#APPLICATION_ERROR}. From any
     * thread; for work that a listener has begun and that fails later.
     */
    void fail(Throwable failure);

    /**
     * Runs the action on the event loop: at once if this is it, else later, or never if the server has stopped. From
     * any thread.
     */
    void execute(Runnable action);
}
