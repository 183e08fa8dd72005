package dev.chorus.gateway.sockets;

import dev.chorus.gateway.routing.ConnectFailure;
import dev.chorus.multiplexing.MultiplexedConnection;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks a node whether it will have many streams on this connection, which is closed if it will not. */
final class StreamsUpgrade extends ChannelInboundHandlerAdapter {
    private final String node;
    private final Promise<Optional<MultiplexedConnection>> answer;
    private final Duration timeout;
    private @Nullable HttpResponseStatus status;

    /** @param answer empty for a node that does not know them; fails without one, for a {@link TimeoutException} if it is late */
    StreamsUpgrade(String node, Promise<Optional<MultiplexedConnection>> answer, Duration timeout) {
        this.node = node;
        this.answer = answer;
        this.timeout = timeout;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        ctx.pipeline().addBefore(ctx.name(), null, new HttpClientCodec());
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        var request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.GET, MultiplexedConnection.PATH, Unpooled.EMPTY_BUFFER);
        request.headers()
                .set(HttpHeaderNames.HOST, node)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(HttpHeaderNames.UPGRADE, MultiplexedConnection.PROTOCOL);
        ctx.writeAndFlush(request);
        ctx.executor()
                .schedule(
                        () -> fail(ctx, new TimeoutException("Nothing within " + timeout)),
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof HttpResponse response) {
                status = response.status();
            }
            if (message instanceof LastHttpContent) {
                answered(ctx);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void answered(ChannelHandlerContext ctx) {
        if (HttpResponseStatus.SWITCHING_PROTOCOLS.equals(status)) {
            MultiplexedConnection connection = MultiplexedConnection.opening();
            ctx.pipeline().addLast(connection).remove(this);
            ctx.pipeline().remove(HttpClientCodec.class);
            answer.trySuccess(Optional.of(connection));
        } else {
            answer.trySuccess(Optional.empty());
            ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail(ctx, null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(ctx, cause);
    }

    /** A no-op once there is an answer. */
    private void fail(ChannelHandlerContext ctx, @Nullable Throwable cause) {
        if (answer.tryFailure(ConnectFailure.of(node + " did not answer", cause))) {
            ctx.close();
        }
    }
}
