package dev.chorus.realtime.socketio;

/**
 * How a client finds its session again (connection state recovery of the official implementation).
 *
 * @param pid sent with the CONNECT packet; the client takes its session for recovered if it is the one it asked for
 * @param then called once the socket is connected, unless it has gone already: writes what the client has missed
 */
public record Resumption(String pid, Runnable then) {}
