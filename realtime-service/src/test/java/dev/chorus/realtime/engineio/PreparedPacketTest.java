package dev.chorus.realtime.engineio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedPacketTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 124, 125, 65_534, 65_535, 65_536, 900_000})
    void aTextOfAnyLengthIsOneFrame(int length) {
        var channel = clientSide();
        channel.writeInbound(PreparedPacket.text("x".repeat(length)).frames());
        TextWebSocketFrame frame = channel.readInbound();
        assertThat(frame.text()).isEqualTo("4" + "x".repeat(length));
        assertThat(channel.inboundMessages()).isEmpty();
        frame.release();
    }

    @Test
    void attachmentsFollowTheTextInFramesOfTheirOwn() {
        var channel = clientSide();
        var packet =
                PreparedPacket.message(Readers.ONE, "ab".getBytes(UTF_8), 2, List.of(new byte[] {1, 2}, new byte[300]));
        channel.writeInbound(packet.frames());
        assertThat(((TextWebSocketFrame) channel.readInbound()).text()).isEqualTo("4ab");
        assertThat(((BinaryWebSocketFrame) channel.readInbound()).content().readableBytes())
                .isEqualTo(2);
        assertThat(((WebSocketFrame) channel.readInbound()).content().readableBytes())
                .isEqualTo(300);
    }

    @Test
    void eachReceiverHasItsOwnIndicesAndNoneCanFreeTheBytes() {
        var packet = shared("shared");
        var first = packet.frames();
        first.skipBytes(4);
        assertThat(first.release()).isFalse();
        var second = packet.frames();
        assertThat(second.readableBytes()).isEqualTo(packet.length());
        assertThat(second.toString(2, 7, UTF_8)).isEqualTo("4shared");
    }

    @Test
    void packetsMadeOnManyThreadsDoNotOverlap() throws Exception {
        var threads = 8;
        var ready = new CountDownLatch(threads);
        var results = new ArrayList<Future<?>>();
        try (var executor = Executors.newFixedThreadPool(threads)) {
            for (var t = 0; t < threads; t++) {
                var name = "thread-" + t + "-";
                results.add(executor.submit(() -> {
                    ready.countDown();
                    ready.await();
                    var packets = new PreparedPacket[2_000];
                    for (var i = 0; i < packets.length; i++) {
                        packets[i] = shared(name + i);
                    }
                    for (var i = 0; i < packets.length; i++) {
                        var frames = packets[i].frames();
                        assertThat(frames.toString(3, frames.readableBytes() - 3, UTF_8))
                                .isEqualTo(name + i);
                    }
                    return null;
                }));
            }
            for (var result : results) {
                result.get();
            }
        }
    }

    @Test
    void aPacketForOneSessionHoldsNoMoreThanItsOwnBytes() {
        var packets = List.of(
                PreparedPacket.text("x".repeat(100)),
                PreparedPacket.binary(new byte[100]),
                packet(Readers.ONE),
                PreparedPacket.open("{}"),
                PreparedPacket.PING);
        assertThat(packets).allSatisfy(packet -> {
            assertThat(packet.frames().hasArray()).isTrue();
            assertThat(packet.frames().array()).hasSize(packet.length());
        });
    }

    @Test
    void whatIsSoonGoneIsNotKeptByWhatIsKept() {
        // A slab may end between two of them, but not each time.
        assertThat(IntStream.range(0, 3)).anyMatch(_ -> {
            var soonGone = packet(Readers.PRESENT);
            var kept = packet(Readers.LATER_TOO);
            return address(packet(Readers.PRESENT)) == address(soonGone) + soonGone.length()
                    && address(packet(Readers.LATER_TOO)) == address(kept) + kept.length();
        });
    }

    private static long address(PreparedPacket packet) {
        return MemorySegment.ofBuffer(packet.frames().nioBuffer()).address();
    }

    private static PreparedPacket packet(Readers readers) {
        var text = "x".repeat(100).getBytes(UTF_8);
        return PreparedPacket.message(readers, text, text.length, List.of());
    }

    private static PreparedPacket shared(String text) {
        var utf8 = text.getBytes(UTF_8);
        return PreparedPacket.message(Readers.LATER_TOO, utf8, utf8.length, List.of());
    }

    private static EmbeddedChannel clientSide() {
        return new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(false)
                .maxFramePayloadLength(1_000_000)
                .build()));
    }
}
