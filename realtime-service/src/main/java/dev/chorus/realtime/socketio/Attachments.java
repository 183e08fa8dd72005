package dev.chorus.realtime.socketio;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.ObjectNode;

/** A packet whose attachments are still arriving (section "Packet encoding": "binary attachments extracted"). */
final class Attachments {

    static final String PLACEHOLDER = "_placeholder";
    static final String NUMBER = "num";

    private final Packet packet;
    private final int expected;
    private final List<byte[]> received = new ArrayList<>(1);

    Attachments(Packet packet, int expected) {
        this.packet = packet;
        this.expected = expected;
    }

    /** Whether it was the last. */
    boolean add(byte[] attachment) {
        received.add(attachment);
        return received.size() == expected;
    }

    /** The packet with its attachments where the placeholders were. */
    Packet assemble() throws InvalidPacketException {
        switch (packet) {
            case Packet.Event event -> fill(event.data());
            case Packet.Acknowledgement acknowledgement -> fill(acknowledgement.data());
            case Packet.Connect _, Packet.Disconnect _ -> throw new InvalidPacketException("unexpected attachments");
        }
        return packet;
    }

    private void fill(ArrayNode array) throws InvalidPacketException {
        for (var i = 0; i < array.size(); i++) {
            array.set(i, filled(array.get(i)));
        }
    }

    private JsonNode filled(JsonNode node) throws InvalidPacketException {
        if (node instanceof ArrayNode array) {
            fill(array);
        } else if (node instanceof ObjectNode object) {
            if (object.path(PLACEHOLDER).booleanValue(false)) {
                var number = object.path(NUMBER).intValue(-1);
                if (number < 0 || number >= received.size()) {
                    throw new InvalidPacketException("placeholder of no attachment");
                }
                return BinaryNode.valueOf(received.get(number));
            }
            for (var name : List.copyOf(object.propertyNames())) {
                object.set(name, filled(object.path(name)));
            }
        }
        return node;
    }
}
