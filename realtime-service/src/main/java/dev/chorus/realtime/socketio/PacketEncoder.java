package dev.chorus.realtime.socketio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.engineio.Readers;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes packets (section "Packet encoding"); from any thread. */
final class PacketEncoder {

    private static final int TYPICAL_BYTES = 512;

    private final JsonMapper json;

    PacketEncoder(JsonMapper json) {
        this.json = json;
    }

    PreparedPacket connect(String namespace, JsonNode payload) {
        return withPayload(PacketType.CONNECT, namespace, payload);
    }

    PreparedPacket connectError(String namespace, String message, @Nullable JsonNode data) {
        var payload = json.createObjectNode().put("message", message);
        if (data != null) {
            payload.set("data", data);
        }
        return withPayload(PacketType.CONNECT_ERROR, namespace, payload);
    }

    PreparedPacket disconnect(String namespace) {
        return PreparedPacket.text(header(PacketType.DISCONNECT, 0, namespace, Packet.NO_ID));
    }

    PreparedPacket event(String namespace, long id, String event, @Nullable Object[] arguments) {
        if (ReservedEvents.contains(event)) {
            throw new IllegalArgumentException("a reserved event: " + event);
        }
        return withArguments(PacketType.EVENT, namespace, id, event, arguments);
    }

    OpenEvent openEvent(String namespace, String event, @Nullable Object[] arguments) {
        if (ReservedEvents.contains(event)) {
            throw new IllegalArgumentException("a reserved event: " + event);
        }
        return new Open(encode(PacketType.EVENT, namespace, Packet.NO_ID, event, arguments));
    }

    OpenEvent reopen(PreparedPacket packet, String lastArgument) {
        var message = packet.textMessage();
        var length = message.length - 2 - json.writeValueAsBytes(lastArgument).length;
        return new Open(new Encoded(Arrays.copyOf(message, length + 1), packet.attachments()));
    }

    PreparedPacket acknowledgement(String namespace, long id, @Nullable Object[] arguments) {
        return withArguments(PacketType.ACK, namespace, id, null, arguments);
    }

    private PreparedPacket withPayload(PacketType type, String namespace, JsonNode payload) {
        return PreparedPacket.text(header(type, 0, namespace, Packet.NO_ID) + json.writeValueAsString(payload));
    }

    private PreparedPacket withArguments(
            PacketType type, String namespace, long id, @Nullable String event, @Nullable Object[] arguments) {
        var encoded = encode(type, namespace, id, event, arguments);
        return PreparedPacket.message(Readers.ONE, encoded.text(), encoded.text().length, encoded.attachments());
    }

    private Encoded encode(
            PacketType type, String namespace, long id, @Nullable String event, @Nullable Object[] arguments) {
        var bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        List<byte[]> attachments;
        try (var out = new PlaceholderGenerator(json.createGenerator(bytes))) {
            out.writeStartArray();
            if (event != null) {
                out.writeString(event);
            }
            for (var argument : arguments) {
                json.writeValue(out, argument);
            }
            out.writeEndArray();
            attachments = out.attachments();
        }
        var actualType = attachments.isEmpty() ? type : type.withAttachments();
        var header = header(actualType, attachments.size(), namespace, id).getBytes(UTF_8);
        var packet = new byte[header.length + bytes.size()];
        System.arraycopy(header, 0, packet, 0, header.length);
        System.arraycopy(bytes.toByteArray(), 0, packet, header.length, bytes.size());
        return new Encoded(packet, attachments);
    }

    private record Encoded(byte[] text, List<byte[]> attachments) {}

    /** What is added takes the place of the last character, the bracket that closes the arguments. */
    private final class Open implements OpenEvent {
        private final Encoded event;

        Open(Encoded event) {
            this.event = event;
        }

        @Override
        public PreparedPacket end(String lastArgument, Readers readers) {
            var last = json.writeValueAsBytes(lastArgument);
            var open = event.text().length - 1;
            var packet = Arrays.copyOf(event.text(), open + last.length + 2);
            packet[open] = ',';
            System.arraycopy(last, 0, packet, open + 1, last.length);
            packet[packet.length - 1] = ']';
            return PreparedPacket.message(readers, packet, packet.length, event.attachments());
        }
    }

    private static String header(PacketType type, int attachments, String namespace, long id) {
        var header = new StringBuilder().append(type.code());
        if (type.isBinary()) {
            header.append(attachments).append('-');
        }
        if (!namespace.equals(Namespace.MAIN)) {
            header.append(namespace).append(',');
        }
        if (id != Packet.NO_ID) {
            header.append(id);
        }
        return header.toString();
    }
}
