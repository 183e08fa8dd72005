package dev.chorus.realtime.engineio;

import java.lang.System.Logger.Level;

/**
 * Hears what is worth counting. Calls come on event loops, several at once, and must neither block nor throw. The
 * defaults do nothing, except that failures are logged.
 */
public interface EngineObserver {

    EngineObserver NOOP = new EngineObserver() {};

    default void sessionOpened(TransportType transport) {}

    /** A slow reader's end has the reason {@link CloseReason#OVERFLOW}. */
    default void sessionClosed(TransportType transport, CloseReason reason) {}

    /** A session has gone from long-polling to WebSocket. */
    default void sessionUpgraded() {}

    default void packetReceived(TransportType transport) {}

    /** Packets handed to the connection of one session by one flush. */
    default void packetsSent(TransportType transport, int count) {}

    /** A packet or frame broke the protocol; its session is being closed. */
    default void badPacket(TransportType transport) {}

    /** A request was answered with an HTTP error. */
    default void requestRefused(int status) {}

    /** The application threw; the session concerned is being closed. */
    default void applicationFailed(Throwable failure) {
        System.getLogger(EngineObserver.class.getName())
                .log(Level.WARNING, "A session's listener failed; the session is closed", failure);
    }
}
