package dev.chorus.realtime.socketio;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client may send, in the form it has after its attachments have arrived. */
sealed interface Packet {

    long NO_ID = -1;

    String namespace();

    record Connect(String namespace, ObjectNode auth) implements Packet {}

    record Disconnect(String namespace) implements Packet {}

    /** {@code id} is {@link #NO_ID} if no acknowledgement is wanted. */
    record Event(String namespace, long id, ArrayNode data) implements Packet {
        String name() {
            return data.get(0).asString();
        }

        List<JsonNode> arguments() {
            return data.valueStream().skip(1).toList();
        }
    }

    record Acknowledgement(String namespace, long id, ArrayNode data) implements Packet {
        List<JsonNode> arguments() {
            return data.valueStream().toList();
        }
    }
}
