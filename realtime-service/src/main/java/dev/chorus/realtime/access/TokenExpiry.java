package dev.chorus.realtime.access;

import dev.chorus.realtime.RealtimeProperties;
import dev.chorus.realtime.hub.PushedEvent;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.hub.SessionCheck;
import dev.chorus.realtime.socketio.Socket;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Asks for a fresh token some time before a session's token expires, and disconnects the session when it has. */
@Component
final class TokenExpiry implements SessionCheck {
    private final RealtimeProperties.Tokens settings;

    TokenExpiry(RealtimeProperties settings) {
        this.settings = settings.tokens();
    }

    @Override
    public void look(Socket<Session> socket, Instant now, String offset) {
        Instant expiresAt = socket.state().credential().expiresAt();
        if (!now.isBefore(expiresAt)) {
            socket.disconnect(true);
        } else if (socket.state().shouldAskForToken(now, settings.notice())) {
            socket.emit(PushedEvent.TOKEN_EXPIRING.wireName(), new TokenExpiring(expiresAt), offset);
        }
    }

    record TokenExpiring(Instant expiresAt) {}
}
