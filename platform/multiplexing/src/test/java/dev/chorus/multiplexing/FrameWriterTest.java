package dev.chorus.multiplexing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameWriterTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final FrameWriter writer = new FrameWriter(channel.pipeline().firstContext());

    @AfterEach
    void release() {
        writer.release();
        channel.finishAndReleaseAll();
    }

    @Test
    void streamsThatGetTheSameShareAFrame() {
        ByteBuf news = text("news");
        writer.data(1, List.of(news.retainedDuplicate()));
        writer.data(2, List.of(text("news")));
        writer.data(3, List.of(news));

        assertThat(written()).isEqualTo("02" + "000012" + "0003" + "00000001" + "00000002" + "00000003" + hex("news"));
    }

    @Test
    void inTheOrderInWhichItWasSaid() {
        writer.data(1, List.of(text("ab")));
        writer.data(1, List.of(text("ab")));
        writer.data(2, List.of(text("a"), text("b")));
        writer.close(1);
        writer.data(2, List.of(text("ab")));

        assertThat(written())
                .isEqualTo("02" + "00000c" + "0002" + "00000001" + "00000001" + hex("ab")
                        + "02" + "000008" + "0001" + "00000002" + hex("ab")
                        + "04" + "000004" + "00000001"
                        + "02" + "000008" + "0001" + "00000002" + hex("ab"));
    }

    @Test
    void aFrameIsForNoMoreStreamsThanItMayBe() {
        for (int i = 0; i <= FrameType.MAX_STREAMS; i++) {
            writer.data(i, List.of(text("!")));
        }

        assertThat(written())
                .startsWith("02" + "004003" + "1000")
                .endsWith("02" + "000007" + "0001" + "00001000" + hex("!"));
    }

    @Test
    void whatIsLargerThanAChunkGoesOutWhole() {
        ByteBuf large = Unpooled.buffer().writeZero(MultiplexedConnection.WINDOW);
        writer.windowUpdate(5, 9);
        writer.data(1, List.of(large));
        writer.ping();

        assertThat(written())
                .hasSize(2 * (12 + 10 + MultiplexedConnection.WINDOW + 4))
                .startsWith("03" + "000008" + "00000005" + "00000009")
                .endsWith("05" + "000000");
        assertThat(large.refCnt()).isZero();
    }

    private String written() {
        writer.flush();
        StringBuilder all = new StringBuilder();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            all.append(ByteBufUtil.hexDump(next));
            next.release();
        }
        return all.toString();
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, US_ASCII);
    }

    private static String hex(String text) {
        return ByteBufUtil.hexDump(text.getBytes(US_ASCII));
    }
}
