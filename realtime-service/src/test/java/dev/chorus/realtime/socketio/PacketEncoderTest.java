package dev.chorus.realtime.socketio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.engineio.PreparedPackets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BinaryNode;

class PacketEncoderTest {

    private final PacketEncoder encoder = new PacketEncoder(JsonMapper.shared());

    @Test
    void anEventIsAnArrayOfItsNameAndArguments() {
        assertThat(event("/", Packet.NO_ID, "foo")).isEqualTo("42[\"foo\"]");
        assertThat(event("/admin", 12, "bär", 1, "zwei", null, true, List.of(3), new Point(4, null)))
                .isEqualTo("42/admin,12[\"bär\",1,\"zwei\",null,true,[3],{\"x\":4,\"label\":null}]");
    }

    @Test
    void binaryDataAnywhereBecomeAttachments() {
        var packet =
                event("/", 15, "baz", new byte[] {1, 2}, Map.of("deep", List.of(BinaryNode.valueOf(new byte[] {3}))));
        assertThat(packet)
                .isEqualTo("452-15[\"baz\",{\"_placeholder\":true,\"num\":0},"
                        + "{\"deep\":[{\"_placeholder\":true,\"num\":1}]}]\u001ebAQI=\u001ebAw==");
    }

    @Test
    void anAcknowledgementHasOnlyArguments() {
        assertThat(text(encoder.acknowledgement("/", 7, new @Nullable Object[] {})))
                .isEqualTo("437[]");
        assertThat(text(encoder.acknowledgement("/admin", 8, new @Nullable Object[] {new byte[] {1}})))
                .isEqualTo("461-/admin,8[{\"_placeholder\":true,\"num\":0}]\u001ebAQ==");
    }

    @Test
    void aRefusalCarriesMessageAndData() {
        var data = JsonMapper.shared().createObjectNode().put("code", "UNAUTHENTICATED");
        assertThat(text(encoder.connectError("/", "Not authorized", null)))
                .isEqualTo("44{\"message\":\"Not authorized\"}");
        assertThat(text(encoder.connectError("/admin", "No", data)))
                .isEqualTo("44/admin,{\"message\":\"No\",\"data\":{\"code\":\"UNAUTHENTICATED\"}}");
    }

    @Test
    void aReservedNameIsNoEvent() {
        assertThatIllegalArgumentException().isThrownBy(() -> event("/", Packet.NO_ID, "disconnect"));
    }

    private String event(String namespace, long id, String event, @Nullable Object... arguments) {
        return text(encoder.event(namespace, id, event, arguments));
    }

    private static String text(PreparedPacket packet) {
        return new String(PreparedPackets.payload(packet), UTF_8);
    }

    record Point(int x, @Nullable String label) {}
}
