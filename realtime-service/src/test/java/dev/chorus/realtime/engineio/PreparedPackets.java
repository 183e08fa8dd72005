package dev.chorus.realtime.engineio;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** Looks into packets, for tests of what is built upon them. */
public final class PreparedPackets {

    private PreparedPackets() {}

    /** The packet as a long-polling payload. */
    public static byte[] payload(PreparedPacket packet) {
        var out = Unpooled.buffer();
        packet.appendTo(out);
        return ByteBufUtil.getBytes(out);
    }
}
