package dev.chorus.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * REST calls over a bounded number of kept connections, one call at a time on each; calls beyond that wait here, and
 * their waiting counts. Confined to the loop.
 */
final class Http {
    private static final int FAILED = 0;

    private final Target target;
    private final int connections;
    private final Bootstrap bootstrap;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Queue<Call> waiting = new ArrayDeque<>();
    private int open;

    Http(Loop loop, Target target, int connections) {
        this.target = target;
        this.connections = connections;
        this.bootstrap = loop.client().handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(new HttpClientCodec())
                        .addLast(new HttpObjectAggregator(1 << 20))
                        .addLast(new Connection());
            }
        });
    }

    /** What came back: the status, 0 if nothing did. */
    interface Answer {
        void received(int status, String body);
    }

    private record Call(
            HttpMethod method,
            String path,
            @Nullable String token,
            @Nullable String body,
            Answer answer) {}

    void send(HttpMethod method, String path, @Nullable String token, @Nullable String body, Answer answer) {
        Call call = new Call(method, path, token, body, answer);
        // The most recently used first: fewer connections, all of them warm.
        Connection connection = idle.pollFirst();
        if (connection != null) {
            connection.send(call);
            return;
        }
        waiting.add(call);
        if (open < connections) {
            open++;
            bootstrap.connect(target.address()).addListener(connected -> {
                if (!connected.isSuccess()) {
                    open--;
                    Call failed = waiting.poll();
                    if (failed != null) {
                        failed.answer().received(FAILED, "");
                    }
                }
            });
        }
    }

    /** Calls not yet answered that found no free connection. */
    int waiting() {
        return waiting.size();
    }

    private final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {
        private @Nullable ChannelHandlerContext context;
        private @Nullable Call current;

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            context = ctx;
            next();
        }

        private void next() {
            Call call = waiting.poll();
            if (call == null) {
                idle.addFirst(this);
            } else {
                send(call);
            }
        }

        void send(Call call) {
            current = call;
            byte[] body = call.body() == null ? new byte[0] : call.body().getBytes(StandardCharsets.UTF_8);
            var request = new DefaultFullHttpRequest(
                    HttpVersion.HTTP_1_1, call.method(), call.path(), Unpooled.wrappedBuffer(body));
            request.headers().set(HttpHeaderNames.HOST, target.host());
            if (call.token() != null) {
                request.headers().set(HttpHeaderNames.AUTHORIZATION, "Bearer " + call.token());
            }
            if (call.body() != null) {
                request.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
            }
            request.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
            if (context != null) {
                context.writeAndFlush(request);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse response) {
            finish(response.status().code(), response.content().toString(StandardCharsets.UTF_8));
            if (ctx.channel().isActive()) {
                next();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            open--;
            idle.remove(this);
            finish(FAILED, "");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }

        private void finish(int status, String body) {
            Call finished = current;
            current = null;
            if (finished != null) {
                finished.answer().received(status, body);
            }
        }
    }
}
