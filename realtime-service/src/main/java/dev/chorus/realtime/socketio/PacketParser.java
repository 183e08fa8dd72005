package dev.chorus.realtime.socketio;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads packets (section "Packet encoding"):
 * {@code <type>[<attachments>-][<namespace>,][<acknowledgement id>][<JSON>]}.
 */
final class PacketParser {

    private static final int MAX_ID_DIGITS = 15;
    private static final int MAX_ATTACHMENT_DIGITS = 4;

    private final JsonMapper json;
    private final ObjectReader reader;
    private final int maxAttachments;

    PacketParser(JsonMapper json, int maxAttachments) {
        this.json = json;
        this.reader = json.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.maxAttachments = maxAttachments;
    }

    /** The packet, with placeholders where attachments are to follow. */
    Parsed parse(String text) throws InvalidPacketException {
        return new Cursor(text).parse();
    }

    /** A packet and how many attachments follow it. */
    record Parsed(Packet packet, int attachments) {}

    private final class Cursor {
        private final String text;
        private int position;

        Cursor(String text) {
            this.text = text;
        }

        Parsed parse() throws InvalidPacketException {
            if (text.isEmpty()) {
                throw new InvalidPacketException("empty packet");
            }
            var type = PacketType.of(text.charAt(position++));
            var attachments = type.isBinary() ? attachments() : 0;
            var namespace = namespace();
            var id = id();
            var data = data();
            var packet = switch (type) {
                case CONNECT -> new Packet.Connect(namespace, auth(data));
                case DISCONNECT -> disconnect(namespace, data);
                case EVENT, BINARY_EVENT -> new Packet.Event(namespace, id, eventData(data));
                case ACK, BINARY_ACK -> acknowledgement(namespace, id, data);
                case CONNECT_ERROR -> throw new InvalidPacketException("not for a client to send");
            };
            return new Parsed(packet, attachments);
        }

        private int attachments() throws InvalidPacketException {
            var count = digits(MAX_ATTACHMENT_DIGITS);
            if (count < 0 || count > maxAttachments || position == text.length() || text.charAt(position++) != '-') {
                throw new InvalidPacketException("attachments");
            }
            return (int) count;
        }

        private String namespace() {
            if (position == text.length() || text.charAt(position) != '/') {
                return Namespace.MAIN;
            }
            var comma = text.indexOf(',', position);
            var end = comma < 0 ? text.length() : comma;
            var name = text.substring(position, end);
            position = Math.min(end + 1, text.length());
            return name;
        }

        private long id() throws InvalidPacketException {
            return digits(MAX_ID_DIGITS);
        }

        /** The number at the cursor, or -1 if there is none. */
        private long digits(int most) throws InvalidPacketException {
            var start = position;
            while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
                position++;
            }
            if (position - start > most) {
                throw new InvalidPacketException("number too long");
            }
            return position == start ? Packet.NO_ID : Long.parseLong(text, start, position, 10);
        }

        private @Nullable JsonNode data() throws InvalidPacketException {
            if (position == text.length()) {
                return null;
            }
            try {
                return reader.readTree(text.substring(position));
            } catch (JacksonException _) {
                throw new InvalidPacketException("payload is not JSON");
            }
        }
    }

    private ObjectNode auth(@Nullable JsonNode data) throws InvalidPacketException {
        return switch (data) {
            case null -> json.createObjectNode();
            case ObjectNode auth -> auth;
            default -> throw new InvalidPacketException("CONNECT with a payload that is no object");
        };
    }

    private static Packet disconnect(String namespace, @Nullable JsonNode data) throws InvalidPacketException {
        if (data != null) {
            throw new InvalidPacketException("DISCONNECT with a payload");
        }
        return new Packet.Disconnect(namespace);
    }

    private static ArrayNode eventData(@Nullable JsonNode data) throws InvalidPacketException {
        if (data instanceof ArrayNode array && !array.isEmpty()) {
            var name = array.get(0);
            if (name.isNumber() || (name.isString() && !ReservedEvents.contains(name.stringValue()))) {
                return array;
            }
        }
        throw new InvalidPacketException("EVENT without a name");
    }

    private static Packet acknowledgement(String namespace, long id, @Nullable JsonNode data)
            throws InvalidPacketException {
        if (id != Packet.NO_ID && data instanceof ArrayNode array) {
            return new Packet.Acknowledgement(namespace, id, array);
        }
        throw new InvalidPacketException("ACK without id or arguments");
    }
}
