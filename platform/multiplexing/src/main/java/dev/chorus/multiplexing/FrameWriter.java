package dev.chorus.multiplexing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames to the connection, and has streams that are to get the same bytes one after the other share a frame.
 * Confined to the connection's event loop.
 */
final class FrameWriter {
    private static final int CHUNK = 64 * 1024;

    private final ChannelHandlerContext connection;
    private final int[] receivers = new int[FrameType.MAX_STREAMS];
    private List<ByteBuf> shared = List.of();
    private int count;
    private @Nullable ByteBuf chunk;

    FrameWriter(ChannelHandlerContext connection) {
        this.connection = connection;
    }

    void open(int stream) {
        numbered(FrameType.OPEN, stream);
    }

    /** Takes over the bytes: not none, and not more than a window. */
    void data(int stream, List<ByteBuf> bytes) {
        if (count > 0 && count < receivers.length && areEqual(shared, bytes)) {
            bytes.forEach(ByteBuf::release);
        } else {
            endData();
            shared = bytes;
        }
        receivers[count++] = stream;
    }

    void windowUpdate(int stream, int bytes) {
        begin(FrameType.WINDOW_UPDATE, 2 * FrameType.STREAM_BYTES)
                .writeInt(stream)
                .writeInt(bytes);
    }

    void close(int stream) {
        numbered(FrameType.CLOSE, stream);
    }

    void ping() {
        begin(FrameType.PING, 0);
    }

    void flush() {
        endData();
        passOn();
        connection.flush();
    }

    private void numbered(FrameType type, int stream) {
        begin(type, FrameType.STREAM_BYTES).writeInt(stream);
    }

    private ByteBuf begin(FrameType type, int length) {
        endData();
        return header(type, length);
    }

    private void endData() {
        if (count == 0) {
            return;
        }
        int bytes = shared.stream().mapToInt(ByteBuf::readableBytes).sum();
        ByteBuf out = header(FrameType.DATA, FrameType.COUNT_BYTES + count * FrameType.STREAM_BYTES + bytes);
        out.writeShort(count);
        for (int i = 0; i < count; i++) {
            out.writeInt(receivers[i]);
        }
        for (ByteBuf each : shared) {
            out.writeBytes(each);
            each.release();
        }
        shared = List.of();
        count = 0;
    }

    /** Room for the whole frame, with its header written. */
    private ByteBuf header(FrameType type, int length) {
        int whole = FrameType.HEADER_BYTES + length;
        ByteBuf out = chunk;
        if (out == null || out.writableBytes() < whole) {
            release();
            out = connection.alloc().directBuffer(Math.max(CHUNK, whole));
            chunk = out;
        }
        return out.writeByte(type.code()).writeMedium(length);
    }

    /** What follows goes into the same memory: a slice counts as its bytes, a buffer of its own would take a whole one. */
    private void passOn() {
        if (chunk != null && chunk.isReadable()) {
            connection.write(chunk.readRetainedSlice(chunk.readableBytes()), connection.voidPromise());
        }
    }

    /** Passes on what is written, and lets go of the memory. */
    void release() {
        passOn();
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
    }

    /** By what is in them: whether it is the very same buffer cannot be seen through its wrappings. */
    private static boolean areEqual(List<ByteBuf> some, List<ByteBuf> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            ByteBuf one = some.get(i);
            ByteBuf other = others.get(i);
            if (one.readableBytes() != other.readableBytes() || one.nioBuffer().mismatch(other.nioBuffer()) >= 0) {
                return false;
            }
        }
        return true;
    }
}
