package dev.chorus.realtime.hub;

import dev.chorus.realtime.socketio.Socket;
import java.time.Instant;

/** Looks at each session regularly, on its event loop. */
@FunctionalInterface
public interface SessionCheck {

    /** @param offset with which what is emitted must end */
    void look(Socket<Session> socket, Instant now, String offset);
}
