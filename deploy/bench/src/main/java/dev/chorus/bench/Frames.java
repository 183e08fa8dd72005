package dev.chorus.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a client sends over WebSocket: masked frames (RFC 6455, section 5). */
final class Frames {
    private static final int MASK = 0x5a17c36e;
    private static final ByteBuf PONG = Unpooled.unreleasableBuffer(text("3"));

    private Frames() {}

    /** The answer to a ping of Engine.IO's. */
    static ByteBuf pong() {
        return PONG.duplicate();
    }

    static ByteBuf text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuf frame = ByteBufAllocator.DEFAULT.directBuffer(bytes.length + 8);
        frame.writeByte(0x81);
        if (bytes.length < 126) {
            frame.writeByte(0x80 | bytes.length);
        } else if (bytes.length < 1 << 16) {
            frame.writeByte(0x80 | 126).writeShort(bytes.length);
        } else {
            throw new IllegalArgumentException("Too long for a client here: " + bytes.length + " bytes");
        }
        frame.writeInt(MASK);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= (byte) (MASK >>> (24 - 8 * (i & 3)));
        }
        return frame.writeBytes(bytes);
    }

    /** Asks for a WebSocket with Engine.IO on it, from the first. May be sent any number of times, and is not released. */
    static ByteBuf opening(Target target) {
        String request = """
                GET /socket.io/?EIO=4&transport=websocket HTTP/1.1
                Host: %s
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13

                """.formatted(target.host()).replace("\n", "\r\n");
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(
                ByteBuffer.allocateDirect(bytes.length).put(bytes).flip()));
    }
}
