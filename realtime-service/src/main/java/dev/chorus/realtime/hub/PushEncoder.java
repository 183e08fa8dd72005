package dev.chorus.realtime.hub;

import dev.chorus.realtime.socketio.OpenEvent;
import org.jspecify.annotations.Nullable;

/** Encodes an event once for all who hear it, but for the offset with which it ends. Thread-safe. */
@FunctionalInterface
public interface PushEncoder {
    OpenEvent encode(PushedEvent event, @Nullable Object... arguments);
}
