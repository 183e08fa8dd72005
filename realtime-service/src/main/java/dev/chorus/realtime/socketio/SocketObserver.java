package dev.chorus.realtime.socketio;

/** Hears what is worth counting of namespaces. Calls come on event loops and must neither block nor throw. */
public interface SocketObserver {

    SocketObserver NOOP = new SocketObserver() {};

    default void connected(String namespace) {}

    default void refused(String namespace) {}

    default void disconnected(String namespace, DisconnectReason reason) {}

    default void eventReceived(String namespace) {}
}
