package dev.chorus.realtime.engineio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Text from the wire (section "Packet encoding": UTF-8), refused where it is not well-formed. */
final class StrictUtf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private StrictUtf8() {}

    static String decode(ByteBuf content) throws MalformedPacketException {
        var bytes = ByteBufUtil.getBytes(content, content.readerIndex(), content.readableBytes(), false);
        var text = new String(bytes, UTF_8);
        // The lenient decoder is the fast one; only a text with a replacement character can have been malformed.
        if (text.indexOf(REPLACEMENT) >= 0) {
            try {
                var _ = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            } catch (CharacterCodingException _) {
                throw new MalformedPacketException("text is not UTF-8");
            }
        }
        return text;
    }
}
