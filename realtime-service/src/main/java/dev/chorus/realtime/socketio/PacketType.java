package dev.chorus.realtime.socketio;

/** The packet types (section "Exchange protocol"), in the order of their codes. */
enum PacketType {
    CONNECT('0'),
    DISCONNECT('1'),
    EVENT('2'),
    ACK('3'),
    CONNECT_ERROR('4'),
    BINARY_EVENT('5'),
    BINARY_ACK('6');

    private static final PacketType[] TYPES = values();

    private final char code;

    PacketType(char code) {
        this.code = code;
    }

    static PacketType of(char code) throws InvalidPacketException {
        var index = code - '0';
        if (index < 0 || index >= TYPES.length) {
            throw new InvalidPacketException("unknown packet type");
        }
        return TYPES[index];
    }

    char code() {
        return code;
    }

    boolean isBinary() {
        return this == BINARY_EVENT || this == BINARY_ACK;
    }

    PacketType withAttachments() {
        return switch (this) {
            case EVENT, BINARY_EVENT -> BINARY_EVENT;
            case ACK, BINARY_ACK -> BINARY_ACK;
            case CONNECT, DISCONNECT, CONNECT_ERROR -> throw new IllegalArgumentException("no attachments in " + this);
        };
    }
}
