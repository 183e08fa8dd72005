package dev.chorus.realtime.engineio;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One path of the server: its sessions, by their ids, and what they have in common. */
final class Endpoint {

    private static final String NODE_HEADER = "x-edge-node";
    private static final Pattern NODE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,16}");

    private final EngineConfig config;
    private final EngineApplication application;
    private final EngineObserver observer;
    private final WriteBufferWaterMark waterMark;
    private final WebSocketDecoderConfig frameDecoding;
    private final ConcurrentHashMap<String, ServerSession> sessions = new ConcurrentHashMap<>();
    private final RandomIds ids = new RandomIds();
    private final Map<EventLoop, LoopShard> shards = new HashMap<>();
    private volatile boolean draining;

    Endpoint(EngineConfig config, EngineApplication application, EngineObserver observer, List<EventLoop> loops) {
        this.config = config;
        this.application = application;
        this.observer = observer;
        this.waterMark = new WriteBufferWaterMark(config.maxPendingBytes(), config.maxPendingBytes());
        this.frameDecoding = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(config.maxPayload())
                .closeOnProtocolViolation(false)
                .withUTF8Validator(false)
                .build();
        loops.forEach(loop -> shards.put(loop, new LoopShard(loop, config)));
    }

    EngineConfig config() {
        return config;
    }

    EngineObserver observer() {
        return observer;
    }

    WriteBufferWaterMark waterMark() {
        return waterMark;
    }

    WebSocketDecoderConfig frameDecoding() {
        return frameDecoding;
    }

    @Nullable
    ServerSession session(String sid) {
        return sessions.get(sid);
    }

    List<ServerSession> sessions() {
        return List.copyOf(sessions.values());
    }

    int sessionCount() {
        return sessions.size();
    }

    void refuseNewSessions() {
        draining = true;
    }

    boolean hasRoom() {
        return !draining && sessions.size() < config.maxSessions();
    }

    /** Section "Handshake", long-polling first. */
    void openPolling(HttpExchange exchange, EngineRequest engine) {
        if (!hasRoom()) {
            exchange.refuse(RequestError.UNAVAILABLE);
            return;
        }
        var transport = new PollingTransport(config.maxPendingBytes());
        var channel = exchange.context().channel();
        open(transport, channel, exchange.request(), engine).open(application, true);
        transport.hold(exchange);
    }

    /** Section "Handshake", WebSocket only. */
    void openWebSocket(WebSocketTransport transport, Channel channel, HttpRequest request, EngineRequest engine) {
        var session = open(transport, channel, request, engine);
        transport.deliverTo(session);
        session.open(application, false);
        session.flush();
    }

    private ServerSession open(Transport transport, Channel channel, HttpRequest request, EngineRequest engine) {
        var shard = shards.get(channel.eventLoop());
        if (shard == null) {
            throw new IllegalStateException("an event loop of another server");
        }
        var headers = new HashMap<String, String>();
        for (var name : config.retainedHeaders()) {
            var value = request.headers().get(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        var handshake = new HandshakeRequest(
                engine.applicationParameters(), headers, channel.remoteAddress(), transport.type());
        var session = new ServerSession(newId(request), this, shard, handshake, transport);
        sessions.put(session.id(), session);
        observer.sessionOpened(transport.type());
        return session;
    }

    /** Begins with the name of this node, if whoever stands before it has one for it: so it finds the way back. */
    private String newId(HttpRequest request) {
        var node = request.headers().get(NODE_HEADER);
        return node == null || !NODE_NAME.matcher(node).matches() ? ids.next() : node + "." + ids.next();
    }

    void forget(ServerSession session) {
        sessions.remove(session.id());
    }
}
