package dev.chorus.realtime.socketio;

import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.engineio.Readers;

/** An event encoded but for its last argument, a string. Thread-safe. */
@FunctionalInterface
public interface OpenEvent {

    /** The event with this last argument. */
    PreparedPacket end(String lastArgument, Readers readers);
}
