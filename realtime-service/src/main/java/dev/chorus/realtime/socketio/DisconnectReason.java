package dev.chorus.realtime.socketio;

import dev.chorus.realtime.engineio.CloseReason;

/** Why a socket left its namespace. */
public enum DisconnectReason {
    /** The client disconnected from the namespace. */
    CLIENT_DISCONNECT,
    /** The server disconnected the socket. */
    SERVER_DISCONNECT,
    TRANSPORT_CLOSE,
    TRANSPORT_ERROR,
    PING_TIMEOUT,
    PARSE_ERROR,
    OVERFLOW,
    APPLICATION_ERROR,
    SERVER_SHUTDOWN;

    static DisconnectReason of(CloseReason reason) {
        return switch (reason) {
            case TRANSPORT_CLOSE -> TRANSPORT_CLOSE;
            case TRANSPORT_ERROR -> TRANSPORT_ERROR;
            case PING_TIMEOUT -> PING_TIMEOUT;
            case PARSE_ERROR -> PARSE_ERROR;
            case OVERFLOW -> OVERFLOW;
            case APPLICATION_ERROR -> APPLICATION_ERROR;
            case FORCED_CLOSE -> SERVER_DISCONNECT;
            case SERVER_SHUTDOWN -> SERVER_SHUTDOWN;
        };
    }
}
