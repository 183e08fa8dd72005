package dev.chorus.gateway.sockets;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.MonoSink;

/** The handshake on the connection to the edge, until it is refused or spliced. Confined to its event loop. */
final class EdgeSide extends ChannelInboundHandlerAdapter {
    private static final int MAX_REFUSAL = 64 * 1024;
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "keep-alive", "transfer-encoding", "content-length", "upgrade", "trailer");

    private final FullHttpRequest request;
    private final MonoSink<Upgrade> answer;
    private final Duration timeout;
    private final Queue<Object> early = new ArrayDeque<>();
    private final ByteArrayOutputStream refusal = new ByteArrayOutputStream();
    private @Nullable HttpResponse head;
    private @Nullable ChannelHandlerContext context;

    EdgeSide(FullHttpRequest request, MonoSink<Upgrade> answer, Duration timeout) {
        this.request = request;
        this.answer = answer;
        this.timeout = timeout;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        ctx.writeAndFlush(request);
        ctx.executor()
                .schedule(
                        () -> {
                            if (head == null) {
                                fail(ctx, new TimeoutException("No answer to the handshake within " + timeout));
                            }
                        },
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        switch (message) {
            case HttpResponse response -> answered(ctx, response);
            case ByteBuf frames -> early.add(frames);
            case HttpContent body when head != null && !switched(head) -> refused(ctx, body);
            default -> ReferenceCountUtil.release(message);
        }
    }

    private void answered(ChannelHandlerContext ctx, HttpResponse response) {
        if (((HttpObject) response).decoderResult().isFailure()) {
            fail(ctx, new IOException("Not an answer to a handshake"));
            return;
        }
        head = response;
        if (switched(response)) {
            ctx.channel().config().setAutoRead(false);
            answer.success(new Upgrade.Accepted(this, response));
        }
    }

    private void refused(ChannelHandlerContext ctx, HttpContent body) {
        HttpResponse response = head;
        if (response == null) {
            body.release();
            return;
        }
        byte[] bytes = new byte[Math.min(body.content().readableBytes(), MAX_REFUSAL - refusal.size())];
        body.content().readBytes(bytes);
        refusal.writeBytes(bytes);
        body.release();
        if (body instanceof LastHttpContent) {
            HttpHeaders headers = new HttpHeaders();
            response.headers().forEach(header -> {
                if (!HOP_BY_HOP.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                    headers.add(header.getKey(), header.getValue());
                }
            });
            answer.success(new Upgrade.Refused(response.status().code(), headers, refusal.toByteArray()));
            ctx.close();
        }
    }

    private static boolean switched(HttpResponse response) {
        return response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }

    /** The connection, once it is open. */
    Channel channel() {
        if (context == null) {
            throw new IllegalStateException("Not connected");
        }
        return context.channel();
    }

    /** Gives way to a relay to the client, which gets first what the edge has said already. */
    void joinTo(Channel client) {
        Channel edge = channel();
        edge.pipeline().addLast(new Relay(client));
        edge.pipeline().remove(HttpClientCodec.class);
        ChannelHandlerContext ctx = edge.pipeline().context(this);
        early.forEach(ctx::fireChannelRead);
        early.clear();
        ctx.fireChannelReadComplete();
        edge.pipeline().remove(this);
        edge.config().setAutoRead(true);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail(ctx, new IOException("The edge closed the connection during the handshake"));
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(ctx, cause);
    }

    /** A no-op for the answer once it is given. */
    private void fail(ChannelHandlerContext ctx, Throwable cause) {
        early.forEach(ReferenceCountUtil::release);
        early.clear();
        if (head == null || !switched(head)) {
            answer.error(cause);
        }
        ctx.close();
    }
}
