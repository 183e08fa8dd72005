package dev.chorus.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Socket.IO clients that only listen, over WebSocket from the first: open packet, CONNECT with a token, heartbeats,
 * events. Confined to the loop.
 *
 * @see <a href="https://socket.io/docs/v4/engine-io-protocol/">Engine.IO protocol, version 4</a>
 * @see <a href="https://socket.io/docs/v4/socket-io-protocol/">Socket.IO protocol, version 5</a>
 */
final class Sockets {
    private static final int HANDSHAKES_AT_ONCE = 64;
    private static final String PATH = "/socket.io/?EIO=4&transport=websocket";

    private final Loop loop;
    private final Target target;
    private final Listener listener;
    private final Queue<Socket> toOpen = new ArrayDeque<>();
    private int opening;
    private int connected;
    private int lost;
    private boolean closing;
    private final Queue<Channel> channels = new ArrayDeque<>();

    Sockets(Loop loop, Target target, Listener listener) {
        this.loop = loop;
        this.target = target;
        this.listener = listener;
    }

    /** Hears the text of an EVENT packet of the main namespace, {@code ["name",…]}, on the loop. */
    interface Listener {
        /** @param socket its place among those that were opened */
        void event(int socket, String json);
    }

    /** Opens one socket for each token; returns when all are connected. */
    void open(List<String> tokens) {
        int expected = loop.call(() -> {
            for (int i = 0; i < tokens.size(); i++) {
                toOpen.add(new Socket(i, tokens.get(i)));
            }
            openMore();
            return connected + tokens.size();
        });
        Duration patience = Duration.ofSeconds(30).plusMillis(20L * tokens.size());
        if (!loop.await(patience, () -> connected == expected || lost > 0) || loop.call(() -> lost) > 0) {
            throw new IllegalStateException("Only " + loop.call(() -> connected) + " of " + expected
                    + " sockets connected, " + loop.call(() -> lost) + " were closed");
        }
    }

    int lost() {
        return lost;
    }

    void close() {
        loop.run(() -> {
            closing = true;
            channels.forEach(Channel::close);
        });
    }

    private void openMore() {
        while (opening < HANDSHAKES_AT_ONCE && !toOpen.isEmpty()) {
            opening++;
            Socket socket = toOpen.remove();
            var config = WebSocketClientProtocolConfig.newBuilder()
                    .webSocketUri("ws://" + target.host() + PATH)
                    .version(WebSocketVersion.V13)
                    .maxFramePayloadLength(1 << 20)
                    .build();
            loop.client()
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline()
                                    .addLast(new HttpClientCodec())
                                    .addLast(new HttpObjectAggregator(1 << 16))
                                    .addLast(new WebSocketClientProtocolHandler(config))
                                    .addLast(socket);
                        }
                    })
                    .connect(target.address())
                    .addListener(done -> {
                        if (!done.isSuccess()) {
                            lost++;
                        }
                    });
        }
    }

    private final class Socket extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final int place;
        private final String token;

        Socket(int place, String token) {
            this.place = place;
            this.token = token;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
            ByteBuf packet = frame.content();
            if (!packet.isReadable()) {
                return;
            }
            switch (packet.getByte(0)) {
                case '0' -> ctx.writeAndFlush(new TextWebSocketFrame("40{\"token\":\"" + token + "\"}"));
                case '2' -> ctx.writeAndFlush(new TextWebSocketFrame("3"));
                case '4' -> message(ctx, packet);
                default -> {}
            }
        }

        private void message(ChannelHandlerContext ctx, ByteBuf packet) {
            switch (packet.getByte(1)) {
                case '0' -> {
                    connected++;
                    opening--;
                    channels.add(ctx.channel());
                    openMore();
                }
                case '2' ->
                    listener.event(place, packet.toString(2, packet.readableBytes() - 2, StandardCharsets.UTF_8));
                default -> ctx.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            if (!closing) {
                lost++;
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
