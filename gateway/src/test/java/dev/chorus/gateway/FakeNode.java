package dev.chorus.gateway;

import dev.chorus.multiplexing.MultiplexedConnection;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node of the edge that takes many streams on a connection, in front of a service that answers each of them. */
final class FakeNode {
    private static final MultiThreadIoEventLoopGroup LOOPS =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private final FakeService service;
    private final Set<Channel> connections = ConcurrentHashMap.newKeySet();
    private final int port;

    FakeNode(FakeService service) {
        this.service = service;
        Channel server = new ServerBootstrap()
                .group(LOOPS)
                .channel(NioServerSocketChannel.class)
                .childHandler(new FirstWords())
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
        port = ((InetSocketAddress) server.localAddress()).getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Those that are open and carry streams. */
    Set<Channel> connections() {
        return connections;
    }

    /** The first letters, which arrive together here, tell what it is about. */
    @Sharable
    private final class FirstWords extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            String begin = ((ByteBuf) message).toString(StandardCharsets.US_ASCII);
            if (begin.startsWith("GET " + MultiplexedConnection.PATH + " ")) {
                ctx.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(1_000), new Opening());
            } else {
                ctx.pipeline().addLast(new Passing());
            }
            ctx.fireChannelRead(message);
            ctx.pipeline().remove(this);
        }
    }

    private final class Opening extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release((FullHttpRequest) message);
            var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS);
            response.headers()
                    .set(HttpHeaderNames.CONNECTION, "upgrade")
                    .set(HttpHeaderNames.UPGRADE, MultiplexedConnection.PROTOCOL);
            ctx.writeAndFlush(response);
            ctx.pipeline().addLast(MultiplexedConnection.accepting(LOOPS, new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel stream) {
                    stream.pipeline().addLast(new Passing());
                }
            }));
            ctx.pipeline().remove(HttpServerCodec.class);
            ctx.pipeline().remove(HttpObjectAggregator.class);
            ctx.pipeline().remove(this);
            connections.add(ctx.channel());
            ctx.channel().closeFuture().addListener(_ -> connections.remove(ctx.channel()));
        }
    }

    /** Passes on to the service what it hears, and back what the service answers. */
    private final class Passing extends ChannelInboundHandlerAdapter {
        private @Nullable ChannelFuture there;

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            there = new Bootstrap()
                    .group(ctx.channel().eventLoop())
                    .channel(NioSocketChannel.class)
                    .handler(new Back(ctx.channel()))
                    .connect("127.0.0.1", service.port());
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            whenConnected(service -> service.writeAndFlush(message));
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            whenConnected(Channel::close);
        }

        private void whenConnected(Consumer<Channel> then) {
            ChannelFuture connecting = Objects.requireNonNull(there);
            connecting.addListener(_ -> then.accept(connecting.channel()));
        }
    }

    private static final class Back extends ChannelInboundHandlerAdapter {
        private final Channel client;

        Back(Channel client) {
            this.client = client;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            client.writeAndFlush(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
