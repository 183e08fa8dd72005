package dev.chorus.realtime.socketio;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Writes JSON in which binary data are placeholders, and keeps the data as attachments. */
final class PlaceholderGenerator extends JsonGeneratorDelegate {

    private List<byte[]> attachments = List.of();

    PlaceholderGenerator(JsonGenerator json) {
        super(json, false);
    }

    List<byte[]> attachments() {
        return attachments;
    }

    @Override
    public JsonGenerator writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
        if (attachments.isEmpty()) {
            attachments = new ArrayList<>(1);
        }
        writeStartObject();
        writeBooleanProperty(Attachments.PLACEHOLDER, true);
        writeNumberProperty(Attachments.NUMBER, attachments.size());
        writeEndObject();
        var copy = new byte[length];
        System.arraycopy(data, offset, copy, 0, length);
        attachments.add(copy);
        return this;
    }
}
