package dev.chorus.realtime.socketio;

import java.util.Set;

/** Names that clients use for events of their own making; the reference implementation refuses to carry them. */
final class ReservedEvents {

    private static final Set<String> NAMES =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    private ReservedEvents() {}

    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
