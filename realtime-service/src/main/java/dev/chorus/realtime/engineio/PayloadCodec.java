package dev.chorus.realtime.engineio;

import io.netty.buffer.ByteBuf;
import java.util.Base64;
import java.util.List;

/** Several packets in one HTTP body (section "Packet encoding", "HTTP long-polling"). */
final class PayloadCodec {

    static final char SEPARATOR = '\u001e';
    static final char BINARY_PREFIX = 'b';

    private PayloadCodec() {}

    /** Hands the packets of a body to the receiver, one by one, as long as it wants more. */
    static void decode(String body, Receiver receiver) throws MalformedPacketException {
        var start = 0;
        while (start <= body.length() && receiver.isOpen()) {
            var separator = body.indexOf(SEPARATOR, start);
            var end = separator < 0 ? body.length() : separator;
            if (end == start) {
                throw new MalformedPacketException("empty packet");
            }
            if (body.charAt(start) == BINARY_PREFIX) {
                receiver.receive(decodeBinary(body.substring(start + 1, end)));
            } else {
                receiver.receive(body.substring(start, end));
            }
            start = end + 1;
        }
    }

    private static byte[] decodeBinary(String base64) throws MalformedPacketException {
        try {
            // The official Java client breaks lines as MIME does.
            return Base64.getDecoder().decode(base64.replace("\n", ""));
        } catch (IllegalArgumentException _) {
            throw new MalformedPacketException("binary packet is not base64");
        }
    }

    static void encode(List<PreparedPacket> packets, ByteBuf out) {
        for (var i = 0; i < packets.size(); i++) {
            if (i > 0) {
                out.writeByte(SEPARATOR);
            }
            packets.get(i).appendTo(out);
        }
    }

    /** Takes packets as they come off a transport. */
    interface Receiver {
        boolean isOpen();

        /** A text packet, its type being the first character. */
        void receive(String packet) throws MalformedPacketException;

        /** A binary message. */
        void receive(byte[] payload) throws MalformedPacketException;
    }
}
