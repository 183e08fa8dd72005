package dev.chorus.realtime.access;

import dev.chorus.platform.revocation.RevokedSessions;
import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.socketio.Socket;
import org.springframework.stereotype.Component;

/** Disconnects the sockets of a login that is revoked. */
@Component
public final class Revocations {
    private final RevokedSessions revoked;

    public Revocations(RevokedSessions revoked, Hub hub) {
        this.revoked = revoked;
        revoked.onRevocation(login -> hub.close(new Room.Login(login)));
    }

    /**
     * To be called after a socket has entered its login's room: a revocation that came between the check of its token and
     * that moment found nothing there to close.
     */
    public void recheck(Socket<Session> socket) {
        if (revoked.contains(socket.state().credential().loginId())) {
            socket.disconnect(true);
        }
    }
}
