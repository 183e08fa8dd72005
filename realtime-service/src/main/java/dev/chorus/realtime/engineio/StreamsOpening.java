package dev.chorus.realtime.engineio;

import dev.chorus.multiplexing.MultiplexedConnection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;

/** From an HTTP connection to one with many streams, each of which is to the server what a connection is. */
final class StreamsOpening implements RequestHandler {

    private final EventLoopGroup loops;
    private final ChannelHandler connection;

    /** @param connection what makes a new channel an HTTP connection; sharable */
    StreamsOpening(EventLoopGroup loops, ChannelHandler connection) {
        this.loops = loops;
        this.connection = connection;
    }

    @Override
    public void complete(HttpExchange exchange, ByteBuf body) {
        var context = exchange.context();
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
        response.headers()
                .set(HttpHeaderNames.UPGRADE, MultiplexedConnection.PROTOCOL)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        context.writeAndFlush(response);
        var pipeline = context.pipeline();
        pipeline.addLast(MultiplexedConnection.accepting(loops, connection));
        pipeline.remove(HttpConnection.class);
        pipeline.remove(HttpServerCodec.class);
    }
}
