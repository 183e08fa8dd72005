package dev.chorus.realtime.engineio;

/** Why a session ended. */
public enum CloseReason {
    /** The client said so, or its connection went away. */
    TRANSPORT_CLOSE,
    /** The connection broke, or an HTTP request was abandoned half way. */
    TRANSPORT_ERROR,
    /** No pong arrived within the ping timeout. */
    PING_TIMEOUT,
    /** The client broke the protocol. */
    PARSE_ERROR,
    /** The client read more slowly than it was written to, and its outbound queue ran over. */
    OVERFLOW,
    /** The application closed the session. */
    FORCED_CLOSE,
    /** The application failed on one of the session's packets. */
    APPLICATION_ERROR,
    /** The server is draining or stopping. */
    SERVER_SHUTDOWN
}
