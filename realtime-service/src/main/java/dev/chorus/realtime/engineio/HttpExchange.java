package dev.chorus.realtime.engineio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** One request and its answer. It may be answered from any thread; the first answer counts. */
final class HttpExchange {

    static final String TEXT = "text/plain; charset=UTF-8";
    static final String JSON = "application/json";

    private final HttpConnection connection;
    private final ChannelHandlerContext context;
    private final HttpRequest request;
    private final @Nullable Endpoint endpoint;
    private volatile @Nullable Runnable abandoned;

    HttpExchange(
            HttpConnection connection,
            ChannelHandlerContext context,
            HttpRequest request,
            @Nullable Endpoint endpoint) {
        this.connection = connection;
        this.context = context;
        this.request = request;
        this.endpoint = endpoint;
    }

    HttpRequest request() {
        return request;
    }

    ChannelHandlerContext context() {
        return context;
    }

    /** Room for a body, to be passed to {@link #respond(ByteBuf)}. */
    ByteBuf allocate(int length) {
        return context.alloc().buffer(length);
    }

    /** Called, perhaps more than once, if the client goes away without the answer. */
    void onAbandoned(Runnable action) {
        abandoned = action;
    }

    void abandon() {
        var action = abandoned;
        if (action != null) {
            action.run();
        }
    }

    void respondOk() {
        respond(HttpResponseStatus.OK, "text/html", ByteBufUtil.writeUtf8(context.alloc(), "ok"), false);
    }

    /** Takes ownership of the payload. */
    void respond(ByteBuf payload) {
        respond(HttpResponseStatus.OK, TEXT, payload, false);
    }

    void refuse(RequestError error) {
        refuse(error, false);
    }

    /** Refuses, and closes the connection where the rest of the request is not worth reading. */
    void refuse(RequestError error, boolean closeConnection) {
        connection.observer().requestRefused(error.status().code());
        respond(error.status(), JSON, Unpooled.copiedBuffer(error.body(), UTF_8), closeConnection);
    }

    /** Answers the preflight of a browser (Fetch standard, "CORS protocol"). */
    void respondToPreflight() {
        respond(HttpResponseStatus.NO_CONTENT, TEXT, Unpooled.EMPTY_BUFFER, false);
    }

    /**
     * Accepts an upgrade (RFC 9110, section 7.8): the connection belongs to the handlers given from here on. On its event loop.
     *
     * @param headers of the answer, but the one that says that it is an upgrade
     */
    void switchProtocols(HttpHeaders headers, ChannelHandler... handlers) {
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        context.writeAndFlush(new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.SWITCHING_PROTOCOLS,
                Unpooled.EMPTY_BUFFER,
                headers,
                EmptyHttpHeaders.INSTANCE));
        var pipeline = context.pipeline();
        pipeline.addLast(handlers);
        pipeline.remove(connection);
        pipeline.remove(HttpServerCodec.class);
    }

    private void respond(HttpResponseStatus status, String contentType, ByteBuf body, boolean closeConnection) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        if (!status.equals(HttpResponseStatus.NO_CONTENT)) {
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, contentType)
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        }
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        if (endpoint != null) {
            Cors.apply(request, endpoint.config(), response.headers());
        }
        var keepAlive = HttpUtil.isKeepAlive(request) && !closeConnection;
        HttpUtil.setKeepAlive(response, keepAlive);
        var loop = context.channel().eventLoop();
        if (loop.inEventLoop()) {
            send(response, keepAlive);
        } else {
            loop.execute(() -> send(response, keepAlive));
        }
    }

    private void send(FullHttpResponse response, boolean keepAlive) {
        connection.answer(this, response, keepAlive);
    }
}
