package dev.chorus.realtime.engineio;

import java.nio.ByteBuffer;

/** Unmasked, unfragmented frames as a server sends them (RFC 6455, section 5.2). */
final class WebSocketFrames {

    static final int FINAL_TEXT = 0x81;
    static final int FINAL_BINARY = 0x82;

    private static final int SMALL = 125;
    private static final int MEDIUM = 0xFFFF;

    private WebSocketFrames() {}

    static int headerLength(int payloadLength) {
        return payloadLength <= SMALL ? 2 : payloadLength <= MEDIUM ? 4 : 10;
    }

    static void putHeader(ByteBuffer out, int firstByte, int payloadLength) {
        out.put((byte) firstByte);
        if (payloadLength <= SMALL) {
            out.put((byte) payloadLength);
        } else if (payloadLength <= MEDIUM) {
            out.put((byte) 126).putShort((short) payloadLength);
        } else {
            out.put((byte) 127).putLong(payloadLength);
        }
    }
}
