package dev.chorus.realtime.socketio;

import dev.chorus.realtime.engineio.PreparedPacket;

/** An event encoded but for its last argument, a string. Thread-safe. */
@FunctionalInterface
public interface OpenEvent {

    /** The event with this last argument, for any number of sockets. */
    PreparedPacket end(String lastArgument);
}
