package dev.chorus.realtime.engineio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP connection: requests one after the other, each answered before the next is looked at, bodies bounded, idle
 * connections closed.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {

    private static final int DISCARD_SECONDS = 5;

    private final Router router;
    private final long idleNanos;
    private @Nullable HttpExchange current;
    private @Nullable RequestHandler handler;
    private @Nullable ByteBuf body;
    private int maxBody;
    private boolean complete;
    private boolean discarding;
    private @Nullable ArrayDeque<Object> pipelined;
    private @Nullable ScheduledFuture<?> idleTimer;

    HttpConnection(Router router, long idleNanos) {
        this.router = router;
        this.idleNanos = idleNanos;
    }

    EngineObserver observer() {
        return router.observer();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        startIdleTimer(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (discarding) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (current != null && complete) {
            // A pipelining client: its next request waits, and nothing more is read.
            context.channel().config().setAutoRead(false);
            if (pipelined == null) {
                pipelined = new ArrayDeque<>();
            }
            pipelined.add(message);
            return;
        }
        try {
            read(context, message);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            begin(context, request);
        }
        if (message instanceof HttpContent content && current != null) {
            append(context, content, current);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        var route = router.route(request);
        var exchange = new HttpExchange(this, context, request, route.endpoint());
        current = exchange;
        complete = false;
        maxBody = route.maxPayload();
        if (!request.decoderResult().isSuccess()) {
            exchange.refuse(RequestError.BAD_REQUEST, true);
        } else if (HttpUtil.getContentLength(request, 0L) > maxBody) {
            exchange.refuse(RequestError.PAYLOAD_TOO_LARGE, true);
        } else {
            if (HttpUtil.is100ContinueExpected(request)) {
                context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
            }
            handler = route.handler();
            handler.begin();
        }
    }

    private void append(ChannelHandlerContext context, HttpContent content, HttpExchange exchange) {
        if (!content.decoderResult().isSuccess()) {
            exchange.refuse(RequestError.BAD_REQUEST, true);
            return;
        }
        var bytes = content.content();
        if (bytes.isReadable()) {
            if (body == null) {
                body = context.alloc().buffer(bytes.readableBytes());
            }
            if (body.readableBytes() + bytes.readableBytes() > maxBody) {
                exchange.refuse(RequestError.PAYLOAD_TOO_LARGE, true);
                return;
            }
            body.writeBytes(bytes);
        }
        if (content instanceof LastHttpContent && handler != null) {
            complete(exchange, handler);
        }
    }

    private void complete(HttpExchange exchange, RequestHandler completed) {
        var received = body == null ? Unpooled.EMPTY_BUFFER : body;
        complete = true;
        handler = null;
        body = null;
        stopIdleTimer();
        try {
            completed.complete(exchange, received);
        } finally {
            received.release();
        }
    }

    /** Called on this connection's event loop; an answer that comes late is dropped. */
    void answer(HttpExchange exchange, FullHttpResponse response, boolean keepAlive) {
        if (current != exchange) {
            response.release();
            exchange.abandon();
            return;
        }
        var context = exchange.context();
        var whole = complete;
        finish();
        var written = context.writeAndFlush(response);
        written.addListener(delivery -> {
            if (!delivery.isSuccess()) {
                exchange.abandon();
            }
        });
        if (!whole) {
            discardTheRest(context, written);
            return;
        }
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
            return;
        }
        startIdleTimer(context);
        while (pipelined != null && !pipelined.isEmpty() && (current == null || !complete)) {
            var message = pipelined.remove();
            try {
                read(context, message);
            } finally {
                ReferenceCountUtil.release(message);
            }
        }
        if (pipelined == null || pipelined.isEmpty()) {
            context.channel().config().setAutoRead(true);
        }
    }

    /** Closing with bytes unread would reset the connection, and the client might never see the answer. */
    private void discardTheRest(ChannelHandlerContext context, ChannelFuture written) {
        discarding = true;
        if (context.channel() instanceof DuplexChannel channel) {
            written.addListener(_ -> channel.shutdownOutput());
            closeAfter(context, TimeUnit.SECONDS.toNanos(DISCARD_SECONDS));
        } else {
            // A stream of a connection is never reset.
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Lets go of everything: the channel becomes a WebSocket, or is gone. */
    private void finish() {
        if (handler != null) {
            handler.abandon();
            handler = null;
        }
        current = null;
        if (body != null) {
            body.release();
            body = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (current != null) {
            current.abandon();
        }
        finish();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stopIdleTimer();
        finish();
        if (pipelined != null) {
            pipelined.forEach(ReferenceCountUtil::release);
            pipelined = null;
        }
    }

    private void startIdleTimer(ChannelHandlerContext context) {
        closeAfter(context, idleNanos);
    }

    private void closeAfter(ChannelHandlerContext context, long nanos) {
        stopIdleTimer();
        idleTimer = context.channel()
                .eventLoop()
                .schedule(
                        () -> {
                            var _ = context.close();
                        },
                        nanos,
                        TimeUnit.NANOSECONDS);
    }

    private void stopIdleTimer() {
        if (idleTimer != null) {
            idleTimer.cancel(false);
            idleTimer = null;
        }
    }
}
