package dev.chorus.realtime.engineio;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.Map;

/** Makes a new channel an HTTP connection: one of the network's, or a stream on such a one. */
@Sharable
final class HttpInitializer extends ChannelInitializer<Channel> {

    private static final int MAX_LINE = 16_384;
    private static final int MAX_HEADERS = 16_384;

    private final Router router;
    private final ChannelGroup connections;
    private final long idleNanos;
    private final HttpDecoderConfig decoding =
            new HttpDecoderConfig().setMaxInitialLineLength(MAX_LINE).setMaxHeaderSize(MAX_HEADERS);

    /** @param connections where each channel is put */
    HttpInitializer(
            Map<String, Endpoint> endpoints,
            EngineObserver observer,
            EventLoopGroup loops,
            ChannelGroup connections,
            long idleNanos) {
        this.router = new Router(endpoints, observer, new StreamsOpening(loops, this));
        this.connections = connections;
        this.idleNanos = idleNanos;
    }

    @Override
    protected void initChannel(Channel channel) {
        connections.add(channel);
        channel.pipeline().addLast(new HttpServerCodec(decoding), new HttpConnection(router, idleNanos));
    }
}
