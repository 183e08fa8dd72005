package dev.chorus.realtime.engineio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection after its handshake (section "WebSocket"): a packet a message. */
final class WebSocketTransport extends SimpleChannelInboundHandler<WebSocketFrame> implements Transport {

    private static final int CLOSE_SECONDS = 5;

    private final int maxPayload;
    private ChannelHandlerContext context;
    private WebSocketReceiver receiver = WebSocketReceiver.NOBODY;
    private @Nullable ByteBuf fragments;
    private boolean fragmentsAreText;
    private boolean closing;
    private int allowance;

    @SuppressWarnings("NullAway.Init") // The context is there from handlerAdded on.
    WebSocketTransport(int maxPayload) {
        this.maxPayload = maxPayload;
    }

    /** From now on packets go there; so does the end, if it has come already. */
    void deliverTo(WebSocketReceiver newReceiver) {
        receiver = newReceiver;
        if (closing || !context.channel().isActive()) {
            closing = true;
            context.channel().eventLoop().execute(() -> newReceiver.transportClosed(this, CloseReason.TRANSPORT_CLOSE));
        }
    }

    @Override
    public TransportType type() {
        return TransportType.WEBSOCKET;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public boolean write(PreparedPacket packet) {
        if (closing) {
            return true;
        }
        var channel = context.channel();
        if (!channel.isWritable()) {
            context.flush();
            if (!channel.isWritable()) {
                return false;
            }
        }
        var _ = context.write(packet.frames(), channel.voidPromise());
        return true;
    }

    @Override
    public void allow(int bytes) {
        if (bytes > allowance) {
            moveMark(bytes - allowance);
        }
    }

    private void moveMark(int bytes) {
        var config = context.channel().config();
        var mark = config.getWriteBufferHighWaterMark() + bytes;
        config.setWriteBufferWaterMark(new WriteBufferWaterMark(mark, mark));
        allowance += bytes;
    }

    @Override
    public void flush() {
        context.flush();
        if (allowance > 0 && context.channel().bytesBeforeUnwritable() >= allowance) {
            moveMark(-allowance);
        }
    }

    @Override
    public void close(CloseReason reason) {
        switch (reason) {
            case TRANSPORT_CLOSE, FORCED_CLOSE -> close(WebSocketCloseStatus.NORMAL_CLOSURE.code());
            case PARSE_ERROR -> close(WebSocketCloseStatus.PROTOCOL_ERROR.code());
            case APPLICATION_ERROR -> close(WebSocketCloseStatus.INTERNAL_SERVER_ERROR.code());
            case SERVER_SHUTDOWN -> close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE.code());
            case TRANSPORT_ERROR, PING_TIMEOUT, OVERFLOW -> {
                closing = true;
                var _ = context.close();
            }
        }
    }

    /** Says goodbye with this status code, and waits a little for the client to do so too (RFC 6455, section 7). */
    void close(int statusCode) {
        if (closing) {
            return;
        }
        closing = true;
        context.writeAndFlush(closeFrame(statusCode));
        var timeout = context.channel()
                .eventLoop()
                .schedule(
                        () -> {
                            var _ = context.close();
                        },
                        CLOSE_SECONDS,
                        TimeUnit.SECONDS);
        context.channel().closeFuture().addListener(_ -> timeout.cancel(false));
    }

    private static ByteBuf closeFrame(int statusCode) {
        return Unpooled.buffer(4).writeByte(0x88).writeByte(2).writeShort(statusCode);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext reading, WebSocketFrame frame) throws MalformedPacketException {
        if (frame instanceof CloseWebSocketFrame close) {
            receivedClose(close);
        } else if (closing) {
            return;
        } else if (frame instanceof PingWebSocketFrame) {
            pong(frame.content());
        } else if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
            if (frame.isFinalFragment()) {
                deliver(frame instanceof TextWebSocketFrame, frame.content());
            } else {
                fragmentsAreText = frame instanceof TextWebSocketFrame;
                fragments = context.alloc().buffer().writeBytes(frame.content());
            }
        } else if (fragments != null) {
            append(fragments, frame);
        }
    }

    private void append(ByteBuf collected, WebSocketFrame frame) throws MalformedPacketException {
        if (collected.readableBytes() + frame.content().readableBytes() > maxPayload) {
            fail(WebSocketCloseStatus.MESSAGE_TOO_BIG.code());
            return;
        }
        collected.writeBytes(frame.content());
        if (frame.isFinalFragment()) {
            fragments = null;
            try {
                deliver(fragmentsAreText, collected);
            } finally {
                collected.release();
            }
        }
    }

    private void deliver(boolean text, ByteBuf content) throws MalformedPacketException {
        if (!text) {
            receiver.receive(ByteBufUtil.getBytes(content));
            return;
        }
        String packet;
        try {
            packet = StrictUtf8.decode(content);
        } catch (MalformedPacketException _) {
            fail(WebSocketCloseStatus.INVALID_PAYLOAD_DATA.code());
            return;
        }
        if (packet.isEmpty()) {
            throw new MalformedPacketException("empty packet");
        }
        receiver.receive(packet);
    }

    private void pong(ByteBuf payload) {
        if (context.channel().isWritable()) {
            var frame = context.alloc().buffer(2 + payload.readableBytes());
            context.writeAndFlush(
                    frame.writeByte(0x8A).writeByte(payload.readableBytes()).writeBytes(payload));
        }
    }

    private void receivedClose(CloseWebSocketFrame frame) {
        if (closing) {
            var _ = context.close();
            return;
        }
        closing = true;
        var status = frame.statusCode();
        context.writeAndFlush(closeFrame(status < 0 ? WebSocketCloseStatus.NORMAL_CLOSURE.code() : status))
                .addListener(ChannelFutureListener.CLOSE);
        receiver.transportClosed(this, CloseReason.TRANSPORT_CLOSE);
    }

    private void fail(int statusCode) {
        close(statusCode);
        receiver.transportClosed(this, CloseReason.PARSE_ERROR);
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        var alreadyClosing = closing;
        closing = true;
        if (!alreadyClosing) {
            receiver.transportClosed(this, CloseReason.TRANSPORT_CLOSE);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        if (fragments != null) {
            fragments.release();
            fragments = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
        if (closing) {
            var _ = context.close();
        } else if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            fail(corrupted.closeStatus().code());
        } else if (cause instanceof MalformedPacketException) {
            fail(WebSocketCloseStatus.PROTOCOL_ERROR.code());
        } else {
            closing = true;
            var _ = context.close();
            receiver.transportClosed(this, CloseReason.TRANSPORT_ERROR);
        }
    }
}
