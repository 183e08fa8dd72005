package dev.chorus.realtime.engineio;

/** The packet types (section "Protocol"), in the order of their codes. */
enum PacketType {
    OPEN,
    CLOSE,
    PING,
    PONG,
    MESSAGE,
    UPGRADE,
    NOOP;

    private static final PacketType[] TYPES = values();

    static PacketType of(char code) throws MalformedPacketException {
        var index = code - '0';
        if (index < 0 || index >= TYPES.length) {
            throw new MalformedPacketException("unknown packet type");
        }
        return TYPES[index];
    }
}
