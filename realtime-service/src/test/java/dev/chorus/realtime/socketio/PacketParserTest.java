package dev.chorus.realtime.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PacketParserTest {

    private final PacketParser parser = new PacketParser(JsonMapper.shared(), 10);

    @Test
    void connectTakesTheMainNamespaceUnlessItNamesAnother() throws InvalidPacketException {
        var main = (Packet.Connect) parser.parse("0").packet();
        assertThat(main.namespace()).isEqualTo("/");
        assertThat(main.auth().isEmpty()).isTrue();
        var admin = (Packet.Connect) parser.parse("0/admin,{\"token\":\"123\"}").packet();
        assertThat(admin.namespace()).isEqualTo("/admin");
        assertThat(admin.auth().path("token").asString()).isEqualTo("123");
        assertThat(parser.parse("0/admin").packet().namespace()).isEqualTo("/admin");
    }

    @Test
    void anEventHasANameArgumentsAndPerhapsAnId() throws InvalidPacketException {
        var plain = (Packet.Event) parser.parse("2[\"foo\"]").packet();
        assertThat(plain.name()).isEqualTo("foo");
        assertThat(plain.arguments()).isEmpty();
        assertThat(plain.id()).isEqualTo(Packet.NO_ID);
        var full = (Packet.Event)
                parser.parse("2/admin,456[\"project:delete\",123,null]").packet();
        assertThat(full.namespace()).isEqualTo("/admin");
        assertThat(full.id()).isEqualTo(456);
        assertThat(full.name()).isEqualTo("project:delete");
        assertThat(full.arguments()).hasSize(2);
        assertThat(((Packet.Event) parser.parse("2[7,\"x\"]").packet()).name()).isEqualTo("7");
    }

    @Test
    void anAcknowledgementHasAnIdAndPerhapsNoArguments() throws InvalidPacketException {
        var acknowledgement =
                (Packet.Acknowledgement) parser.parse("3/admin,456[]").packet();
        assertThat(acknowledgement.id()).isEqualTo(456);
        assertThat(acknowledgement.arguments()).isEmpty();
    }

    @Test
    void aBinaryEventIsFilledWithItsAttachments() throws InvalidPacketException {
        var parsed = parser.parse("52-/admin,[\"baz\",{\"_placeholder\":true,\"num\":1},"
                + "{\"deep\":[{\"_placeholder\":true,\"num\":0}],\"flat\":1}]");
        assertThat(parsed.attachments()).isEqualTo(2);
        var attachments = new Attachments(parsed.packet(), parsed.attachments());
        assertThat(attachments.add(new byte[] {1})).isFalse();
        assertThat(attachments.add(new byte[] {2, 2})).isTrue();
        var event = (Packet.Event) attachments.assemble();
        assertThat(event.arguments().getFirst().binaryValue()).containsExactly(2, 2);
        assertThat(event.arguments().getLast().path("deep").path(0).binaryValue())
                .containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_placeholder\":true,\"num\":1}",
                "{\"_placeholder\":true,\"num\":-1}",
                "{\"_placeholder\":true}"
            })
    void aPlaceholderOfNoAttachmentIsRefused(String placeholder) throws InvalidPacketException {
        var attachments =
                new Attachments(parser.parse("51-[\"x\"," + placeholder + "]").packet(), 1);
        assertThat(attachments.add(new byte[0])).isTrue();
        assertThatExceptionOfType(InvalidPacketException.class).isThrownBy(attachments::assemble);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "7",
                "9[\"a\"]",
                "0[]",
                "0\"token\"",
                "0{",
                "0null",
                "1{}",
                "1/admin,[]",
                "2",
                "2[]",
                "2{}",
                "2\"foo\"",
                "2[null]",
                "2[{}]",
                "2[\"a\"",
                "2[\"a\"]x",
                "2[\"a\"][]",
                "2abc[\"a\"]",
                "2[\"connect\"]",
                "2[\"disconnect\"]",
                "21234567890123456[\"a\"]",
                "2/admin[\"a\"]",
                "3[]",
                "31",
                "31{}",
                "4",
                "4{\"message\":\"no\"}",
                "5[\"a\"]",
                "5-[\"a\"]",
                "51[\"a\"]",
                "5x-[\"a\"]",
                "511-[\"a\"]",
                "51-",
                "5-1-[\"a\"]",
                "61-[\"a\"]"
            })
    void whatIsNotAPacketIsRefused(String text) {
        assertThatExceptionOfType(InvalidPacketException.class).isThrownBy(() -> parser.parse(text));
    }

    @Test
    void jsonNestedWithoutEndIsRefused() {
        assertThatExceptionOfType(InvalidPacketException.class)
                .isThrownBy(() -> parser.parse("2[\"a\"," + "[".repeat(50_000)));
        assertThatExceptionOfType(InvalidPacketException.class)
                .isThrownBy(() -> parser.parse("2[\"a\"," + "[".repeat(50_000) + "]".repeat(50_000) + "]"));
    }
}
