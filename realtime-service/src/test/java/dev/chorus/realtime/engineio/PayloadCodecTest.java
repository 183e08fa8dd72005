package dev.chorus.realtime.engineio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadCodecTest {

    @Test
    void packetsAreSeparatedByTheRecordSeparator() throws MalformedPacketException {
        assertThat(decode("4hello\u001e2\u001e4world")).containsExactly("4hello", "2", "4world");
    }

    @Test
    void binaryPacketsAreBase64AfterTheLetterB() throws MalformedPacketException {
        assertThat(decode("4hello\u001ebAQIDBA==")).containsExactly("4hello", "binary 01020304");
    }

    @Test
    void base64MayHaveLineBreaks() throws MalformedPacketException {
        assertThat(decode("bAQID\nBA==\n")).containsExactly("binary 01020304");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u001e", "4a\u001e", "\u001e4a", "4a\u001e\u001e4b", "bnot base64"})
    void aPayloadWithAnEmptyOrUndecodablePacketIsRefused(String body) {
        assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> decode(body));
    }

    @Test
    void nothingMoreIsDecodedOnceTheReceiverHasClosed() throws MalformedPacketException {
        var collector = new Collector(1);
        PayloadCodec.decode("41\u001eb!!!", collector);
        assertThat(collector.packets).containsExactly("41");
    }

    @Test
    void packetsAreEncodedAsOnePayload() {
        var out = Unpooled.buffer();
        PayloadCodec.encode(
                List.of(
                        PreparedPacket.text("hello"),
                        PreparedPacket.PING,
                        PreparedPacket.binary(new byte[] {1, 2, 3, 4}),
                        PreparedPacket.message(
                                Readers.ONE, "€".getBytes(UTF_8), 3, List.of(new byte[] {5}, new byte[] {6}))),
                out);
        assertThat(out.toString(UTF_8)).isEqualTo("4hello\u001e2\u001ebAQIDBA==\u001e4€\u001ebBQ==\u001ebBg==");
    }

    private static List<String> decode(String body) throws MalformedPacketException {
        var collector = new Collector(Integer.MAX_VALUE);
        PayloadCodec.decode(body, collector);
        return collector.packets;
    }

    private static final class Collector implements PayloadCodec.Receiver {
        private final List<String> packets = new ArrayList<>();
        private final int wanted;

        Collector(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean isOpen() {
            return packets.size() < wanted;
        }

        @Override
        public void receive(String packet) {
            packets.add(packet);
        }

        @Override
        public void receive(byte[] payload) {
            assertThat(Base64.getEncoder().encodeToString(payload)).isEqualTo("AQIDBA==");
            packets.add("binary 01020304");
        }
    }
}
