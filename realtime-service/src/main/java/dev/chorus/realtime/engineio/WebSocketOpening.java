package dev.chorus.realtime.engineio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The opening handshake of a WebSocket (RFC 6455, section 4.2), for a new session or for the upgrade of one. For an
 * upgrade the channel first moves to the event loop of the session, which then has both transports on one thread.
 */
final class WebSocketOpening implements RequestHandler {

    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Endpoint endpoint;
    private final EngineRequest engine;

    WebSocketOpening(Endpoint endpoint, EngineRequest engine) {
        this.endpoint = endpoint;
        this.engine = engine;
    }

    @Override
    public void complete(HttpExchange exchange, ByteBuf body) {
        var request = exchange.request();
        var key = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        var version = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION);
        if (key == null
                || !request.method().equals(HttpMethod.GET)
                || !WebSocketVersion.V13.toHttpHeaderValue().equals(version)) {
            exchange.refuse(RequestError.BAD_REQUEST, true);
        } else if (engine.sid() == null) {
            open(exchange, key);
        } else {
            upgrade(exchange, key, engine.sid());
        }
    }

    private void open(HttpExchange exchange, String key) {
        if (!endpoint.hasRoom()) {
            exchange.refuse(RequestError.UNAVAILABLE, true);
            return;
        }
        var transport = shakeHands(exchange, key);
        endpoint.openWebSocket(transport, exchange.context().channel(), exchange.request(), engine);
    }

    private void upgrade(HttpExchange exchange, String key, String sid) {
        var session = endpoint.session(sid);
        if (session == null) {
            exchange.refuse(RequestError.UNKNOWN_SID, true);
            return;
        }
        moveTo(session.eventLoop(), exchange.context().channel(), () -> {
            if (exchange.context().channel().isActive()) {
                session.beginUpgrade(shakeHands(exchange, key));
            }
        });
    }

    private static void moveTo(EventLoop loop, Channel channel, Runnable then) {
        if (loop.inEventLoop()) {
            then.run();
            return;
        }
        channel.config().setAutoRead(false);
        channel.deregister()
                .addListener(_ -> loop.register(channel).addListener(registered -> {
                    if (registered.isSuccess()) {
                        channel.config().setAutoRead(true);
                        then.run();
                    }
                }));
    }

    private WebSocketTransport shakeHands(HttpExchange exchange, String key) {
        var headers = new DefaultHttpHeaders()
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT, accept(key));
        var transport = new WebSocketTransport(endpoint.config().maxPayload());
        exchange.context().channel().config().setWriteBufferWaterMark(endpoint.waterMark());
        exchange.switchProtocols(headers, new WebSocket13FrameDecoder(endpoint.frameDecoding()), transport);
        return transport;
    }

    private static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + ACCEPT_SUFFIX).getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
