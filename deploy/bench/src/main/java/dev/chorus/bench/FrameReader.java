package dev.chorus.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a server's frames where they are, in the buffer that was read, without an object for any: at hundreds of thousands a
 * second an ordinary pipeline would measure itself. What a server must not or need not send, such as fragments, ends the
 * connection.
 */
abstract class FrameReader extends ChannelInboundHandlerAdapter {
    private static final int TEXT = 0x81;
    private static final long SWITCHING = 0x485454502f312e31L; // "HTTP/1.1"

    private boolean opened;
    private @Nullable ByteBuf rest;

    /** A text message, of at least one byte; only good until this returns. */
    abstract void text(ChannelHandlerContext ctx, ByteBuf bytes, int from, int length);

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf read = (ByteBuf) message;
        try {
            if (rest == null) {
                consume(ctx, read);
                if (read.isReadable() && ctx.channel().isOpen()) {
                    rest = ctx.alloc().heapBuffer(2 * read.readableBytes()).writeBytes(read);
                }
            } else {
                ByteBuf all = rest.writeBytes(read);
                consume(ctx, all);
                if (all.isReadable()) {
                    all.discardReadBytes();
                } else {
                    forget();
                }
            }
        } finally {
            read.release();
        }
    }

    private void consume(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (!opened && !opened(ctx, bytes)) {
            return;
        }
        while (bytes.readableBytes() >= 2) {
            int at = bytes.readerIndex();
            int header = 2;
            long length = bytes.getByte(at + 1);
            if (length == 126) {
                header = 4;
            } else if (length == 127) {
                header = 10;
            }
            if (bytes.readableBytes() < header) {
                return;
            }
            if (header == 4) {
                length = bytes.getUnsignedShort(at + 2);
            } else if (header == 10) {
                length = bytes.getLong(at + 2);
            }
            if (bytes.readableBytes() < header + length) {
                return;
            }
            int kind = bytes.getUnsignedByte(at);
            bytes.readerIndex(at + header + (int) length);
            if (kind == TEXT && length > 0) {
                text(ctx, bytes, at + header, (int) length);
            } else {
                ctx.close();
                bytes.readerIndex(bytes.writerIndex());
                return;
            }
        }
    }

    /** True once the head of the answer is over, which must be a 101. */
    private boolean opened(ChannelHandlerContext ctx, ByteBuf bytes) {
        int start = bytes.readerIndex();
        for (int i = start + 12; i + 4 <= bytes.writerIndex(); i++) {
            if (bytes.getInt(i) == 0x0d0a0d0a) {
                boolean switching = bytes.getLong(start) == SWITCHING && bytes.getMedium(start + 9) == 0x313031;
                bytes.readerIndex(switching ? i + 4 : bytes.writerIndex());
                if (!switching) {
                    ctx.close();
                }
                opened = switching;
                return switching;
            }
        }
        return false;
    }

    private void forget() {
        if (rest != null) {
            rest.release();
            rest = null;
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        forget();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
