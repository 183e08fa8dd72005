package dev.chorus.realtime.socketio;

import org.jspecify.annotations.Nullable;

/** The acknowledgement that a client asked for with an event. */
@FunctionalInterface
public interface Ack {

    /**
     * Answers the event; arguments as in {@link Socket#emit}. May be called from any thread, now or later. Only the
     * first call counts; after the socket has gone it does nothing.
     */
    void send(@Nullable Object... arguments);
}
