package dev.chorus.realtime.engineio;

import dev.chorus.multiplexing.MultiplexedConnection;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;

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
        var headers = new DefaultHttpHeaders().set(HttpHeaderNames.UPGRADE, MultiplexedConnection.PROTOCOL);
        exchange.switchProtocols(headers, MultiplexedConnection.accepting(loops, connection));
    }
}
