package dev.chorus.multiplexing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.ByteArrayOutputStream;

/** Keeps what one side of a stream hears. */
final class Collected extends SimpleChannelInboundHandler<ByteBuf> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf message) {
        synchronized (this) {
            bytes.writeBytes(ByteBufUtil.getBytes(message));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        synchronized (this) {
            ended = true;
        }
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    synchronized int length() {
        return bytes.size();
    }

    synchronized boolean ended() {
        return ended;
    }
}
