package dev.chorus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    private final List<String> heard = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(new FrameReader() {
        @Override
        void text(ChannelHandlerContext ctx, ByteBuf bytes, int from, int length) {
            heard.add(bytes.toString(from, length, StandardCharsets.UTF_8));
        }
    });

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 60, 61, 100, 1_000, 1_000_000})
    void framesOfAllLengthsAreReadHoweverTheyAreCut(int piece) {
        List<String> texts = List.of("2", "a".repeat(125), "é".repeat(100), "c".repeat(70_000), "d");
        ByteBuf sent = Unpooled.buffer().writeBytes(SWITCHING.getBytes(StandardCharsets.US_ASCII));
        texts.forEach(text -> frame(sent, 0x81, text));

        while (sent.isReadable()) {
            channel.writeInbound(sent.readBytes(Math.min(piece, sent.readableBytes())));
        }
        sent.release();

        assertThat(heard).isEqualTo(texts);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aRefusalEndsTheConnection() {
        channel.writeInbound(Unpooled.copiedBuffer(
                "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n", StandardCharsets.US_ASCII));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aCloseFrameEndsTheConnection() {
        ByteBuf sent = Unpooled.buffer().writeBytes(SWITCHING.getBytes(StandardCharsets.US_ASCII));
        frame(sent, 0x81, "last");
        frame(sent, 0x88, "");
        channel.writeInbound(sent);

        assertThat(heard).containsExactly("last");
        assertThat(channel.isOpen()).isFalse();
    }

    private static void frame(ByteBuf to, int kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeByte(kind);
        if (bytes.length < 126) {
            to.writeByte(bytes.length);
        } else if (bytes.length < 1 << 16) {
            to.writeByte(126).writeShort(bytes.length);
        } else {
            to.writeByte(127).writeLong(bytes.length);
        }
        to.writeBytes(bytes);
    }
}
