package dev.chorus.realtime.engineio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A packet encoded once for any number of sessions: as WebSocket frames, header included, and, when a long-polling
 * session needs it, as a part of a payload (section "Packet encoding"). Those for many sessions are in direct memory, and a
 * connection of one client's own is written to from there; those for one session are copied by whoever writes them.
 * Immutable, shared freely among threads, and freed by the garbage collector.
 */
public final class PreparedPacket {

    static final PreparedPacket PING = control("2");
    static final PreparedPacket PROBE_PONG = control("3probe");
    static final PreparedPacket NOOP = control("6");
    static final PreparedPacket CLOSE = control("1");

    private static final byte MESSAGE = '4';

    private static final FrameMemory SOON_GONE = new FrameMemory();
    private static final FrameMemory KEPT = new FrameMemory();

    private final ByteBuf frames;
    private final int textStart;
    private final int textLength;
    private final List<byte[]> attachments;
    private volatile byte @Nullable [] encodedAttachments;

    private PreparedPacket(ByteBuf frames, int textStart, int textLength, List<byte[]> attachments) {
        this.frames = frames;
        this.textStart = textStart;
        this.textLength = textLength;
        this.attachments = attachments;
    }

    /** A plain text message, for one session. */
    public static PreparedPacket text(String payload) {
        var utf8 = payload.getBytes(UTF_8);
        return message(Readers.ONE, utf8, utf8.length, List.of());
    }

    /** A binary message, for one session; the array must not change any more. */
    public static PreparedPacket binary(byte[] payload) {
        return encode(Readers.ONE, false, new byte[0], 0, List.of(payload));
    }

    /**
     * A text message and the binary messages that follow it, never separated by others.
     *
     * @param utf8 holds the text in its first {@code length} bytes; copied
     * @param attachments must not change any more
     */
    public static PreparedPacket message(Readers readers, byte[] utf8, int length, List<byte[]> attachments) {
        return encode(readers, true, utf8, length, attachments);
    }

    static PreparedPacket open(String json) {
        return control("0" + json);
    }

    private static PreparedPacket control(String packet) {
        var bytes = packet.getBytes(UTF_8);
        var header = WebSocketFrames.headerLength(bytes.length);
        var out = ByteBuffer.allocate(header + bytes.length);
        WebSocketFrames.putHeader(out, WebSocketFrames.FINAL_TEXT, bytes.length);
        out.put(bytes).flip();
        return new PreparedPacket(Unpooled.wrappedBuffer(out), header, bytes.length, List.of());
    }

    private static PreparedPacket encode(
            Readers readers, boolean withText, byte[] utf8, int length, List<byte[]> attachments) {
        var textLength = withText ? length + 1 : 0;
        var textStart = withText ? WebSocketFrames.headerLength(textLength) : 0;
        var total = Math.addExact(textStart, textLength);
        for (var attachment : attachments) {
            total = Math.addExact(total, WebSocketFrames.headerLength(attachment.length) + attachment.length);
        }
        var out = take(readers, total);
        if (withText) {
            WebSocketFrames.putHeader(out, WebSocketFrames.FINAL_TEXT, textLength);
            out.put(MESSAGE).put(utf8, 0, length);
        }
        for (var attachment : attachments) {
            WebSocketFrames.putHeader(out, WebSocketFrames.FINAL_BINARY, attachment.length);
            out.put(attachment);
        }
        return new PreparedPacket(Unpooled.wrappedBuffer(out.flip()), textStart, textLength, List.copyOf(attachments));
    }

    private static ByteBuffer take(Readers readers, int length) {
        return switch (readers) {
            case ONE -> ByteBuffer.allocate(length);
            case PRESENT -> SOON_GONE.take(length);
            case LATER_TOO -> KEPT.take(length);
        };
    }

    /** Bytes of all its WebSocket frames. */
    public int length() {
        return frames.readableBytes();
    }

    /** The text of its message, in UTF-8: a copy. */
    public byte[] textMessage() {
        var text = new byte[textLength - 1];
        frames.getBytes(textStart + 1, text);
        return text;
    }

    /** The binary messages that follow the text. */
    public List<byte[]> attachments() {
        return attachments;
    }

    /** The WebSocket frames, for one connection: indices of its own over the shared bytes, and nothing to release. */
    ByteBuf frames() {
        return Unpooled.unreleasableBuffer(frames.duplicate());
    }

    /** Appends this to a long-polling payload. */
    void appendTo(ByteBuf payload) {
        payload.writeBytes(frames, textStart, textLength);
        if (!attachments.isEmpty()) {
            payload.writeBytes(encodedAttachments());
        }
    }

    private byte[] encodedAttachments() {
        var encoded = encodedAttachments;
        if (encoded == null) {
            var text = new StringBuilder();
            for (var attachment : attachments) {
                if (textLength > 0 || !text.isEmpty()) {
                    text.append(PayloadCodec.SEPARATOR);
                }
                text.append(PayloadCodec.BINARY_PREFIX)
                        .append(Base64.getEncoder().encodeToString(attachment));
            }
            encoded = text.toString().getBytes(ISO_8859_1);
            encodedAttachments = encoded;
        }
        return encoded;
    }
}
