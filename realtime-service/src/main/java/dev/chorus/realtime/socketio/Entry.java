package dev.chorus.realtime.socketio;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The last word on a client that {@link NamespaceHandler#admit} has accepted. */
public sealed interface Entry {

    /**
     * The client gets a CONNECT packet.
     *
     * @param resumption how it can ask for this session again after a loss, or null where that cannot be
     */
    record Granted(@Nullable Resumption resumption) implements Entry {}

    /** As {@link Admission.Refused}. */
    record Denied(String message, @Nullable JsonNode data) implements Entry {}
}
