package dev.chorus.realtime.hub;

import dev.chorus.realtime.socketio.Socket;
import java.time.Instant;

/** Looks at each session regularly, on its event loop. */
@FunctionalInterface
public interface SessionCheck {
    void look(Socket<Session> socket, Instant now);
}
