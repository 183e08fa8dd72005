package dev.chorus.realtime.hub;

import dev.chorus.realtime.engineio.PreparedPacket;
import org.jspecify.annotations.Nullable;

/** Encodes an event once for all who hear it. Thread-safe. */
@FunctionalInterface
public interface PushEncoder {
    PreparedPacket encode(PushedEvent event, @Nullable Object... arguments);
}
