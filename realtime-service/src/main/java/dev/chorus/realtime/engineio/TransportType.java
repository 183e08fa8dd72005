package dev.chorus.realtime.engineio;

import java.util.Locale;

/** How the bytes of a session travel (section "Transports"). */
public enum TransportType {
    POLLING,
    WEBSOCKET;

    /** The name used in the {@code transport} query parameter. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
