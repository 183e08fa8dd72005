package dev.chorus.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of Chorus as the benchmark touches, on one thread, with faults on demand. */
final class FakeChorus implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel server;
    private final List<Channel> sockets = new ArrayList<>();
    private final Map<Channel, String> owners = new HashMap<>();
    private final Map<String, String> authors = new HashMap<>();
    private final List<String> posted = new ArrayList<>();
    private final Map<String, String> sessions = new HashMap<>();
    private int ids;
    private int acts;

    /** Every how many pushes one is left out; 0 for none. */
    volatile int losesEvery;

    volatile boolean pushesTwice;

    /** How long each push is held back. */
    volatile int lateMillis;

    FakeChorus() {
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16))
                                .addLast(new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                                        .websocketPath("/socket.io/")
                                        .checkStartsWith(true)
                                        .build()))
                                .addLast(new Rest(), new Socket());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    /** Nobody who is signed in is known any more. */
    void forget() {
        group.submit(sessions::clear).syncUninterruptibly();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort());
    }

    /** The token is the user's id. */
    private final class Rest extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            String path = request.uri();
            String caller = String.valueOf(request.headers().get(HttpHeaderNames.AUTHORIZATION))
                    .replace("Bearer ", "");
            String id = "id-" + ++ids;
            if (path.equals("/api/auth/register")) {
                answer(ctx, 201, tokens(id));
            } else if (path.equals("/api/auth/refresh") || path.equals("/api/auth/login")) {
                JsonNode body = JSON.readTree(request.content().toString(StandardCharsets.UTF_8));
                String user = sessions.remove(body.path("refreshToken").asString(""));
                answer(ctx, user == null ? 401 : 200, user == null ? Map.of() : tokens(user));
            } else if (path.equals("/api/posts")) {
                String content = JSON.readTree(request.content().toString(StandardCharsets.UTF_8))
                        .get("content")
                        .asString();
                authors.put(id, caller);
                String offset = Integer.toString(posted.size());
                posted.add(JSON.writeValueAsString(
                        List.of("new_post", Map.of("id", id, "content", content), "offset-" + offset)));
                sockets.forEach(socket -> push(socket, posted.getLast()));
                answer(ctx, 201, Map.of("id", id));
            } else {
                String post = path.split("/", -1)[3];
                String metadata = JSON.writeValueAsString(Map.of("postId", post, "likerId", caller));
                sockets.stream()
                        .filter(socket -> Objects.equals(authors.get(post), owners.get(socket)))
                        .forEach(socket -> push(
                                socket,
                                JSON.writeValueAsString(
                                        List.of("new_notification", Map.of("type", "like", "metadata", metadata)))));
                answer(ctx, 200, Map.of("liked", true, "likeCount", 1));
            }
        }

        private Map<String, Object> tokens(String user) {
            String refresh = "refresh-" + ++ids;
            sessions.put(refresh, user);
            return Map.of("accessToken", user, "refreshToken", refresh, "user", Map.of("id", user));
        }

        private void answer(ChannelHandlerContext ctx, int status, Object body) {
            byte[] bytes = JSON.writeValueAsBytes(body);
            var response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(bytes));
            response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
            ctx.writeAndFlush(response);
        }

        private void push(Channel socket, String event) {
            acts++;
            if (losesEvery > 0 && acts % losesEvery == 0) {
                return;
            }
            String packet = "42" + event;
            for (int i = 0; i < (pushesTwice ? 2 : 1); i++) {
                socket.eventLoop()
                        .schedule(
                                () -> socket.writeAndFlush(new TextWebSocketFrame(packet)),
                                lateMillis,
                                TimeUnit.MILLISECONDS);
            }
        }
    }

    private final class Socket extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            sockets.remove(ctx.channel());
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                ctx.writeAndFlush(new TextWebSocketFrame("0{\"sid\":\"x\",\"pingInterval\":25000}"));
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
            String packet = frame.text();
            if (packet.startsWith("40")) {
                JsonNode auth = JSON.readTree(packet.substring(2));
                sockets.add(ctx.channel());
                owners.put(ctx.channel(), auth.get("token").asString());
                String pid = auth.path("pid").asString("pid-" + ++ids);
                ctx.writeAndFlush(new TextWebSocketFrame("40{\"sid\":\"y\",\"pid\":\"" + pid + "\"}"));
                String offset = auth.path("offset").asString("");
                if (!offset.isEmpty()) {
                    posted.stream()
                            .skip(1 + Integer.parseInt(offset.replace("offset-", "")))
                            .forEach(event -> ctx.writeAndFlush(new TextWebSocketFrame("42" + event)));
                }
                ctx.writeAndFlush(new TextWebSocketFrame("2"));
            }
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
