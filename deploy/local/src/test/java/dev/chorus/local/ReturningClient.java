package dev.chorus.local;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Someone's device, over WebSocket, that comes back whenever it is lost: with the delays, and with the {@code pid} and
 * {@code offset}, of the official JavaScript client. Confined to its crowd's event loop.
 */
final class ReturningClient {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Of the official client: the delay doubles from one to five seconds, and is up to a half more or less. */
    private static final double FIRST_DELAY = 1_000;

    private static final double LONGEST_DELAY = 5_000;
    private static final double JITTER = 0.5;

    private final Crowd crowd;
    private final Person person;
    private final Set<String> heard = new HashSet<>();
    private @Nullable ChannelHandlerContext line;
    private @Nullable String pid;
    private @Nullable String offset;
    private int repeated;
    private int attempts;
    private boolean connected;
    private long lostAt;

    ReturningClient(Crowd crowd, Person person) {
        this.crowd = crowd;
        this.person = person;
    }

    Person person() {
        return person;
    }

    /** The ids of what it was told. */
    Set<String> heard() {
        return heard;
    }

    /** How often it was told something once more. */
    int repeated() {
        return repeated;
    }

    boolean isConnected() {
        return connected;
    }

    void connect() {
        crowd.open(new Line());
    }

    void close() {
        if (line != null) {
            line.close();
        }
    }

    private void lost() {
        line = null;
        if (connected) {
            connected = false;
            lostAt = System.nanoTime();
            crowd.tally().lost();
        }
        crowd.later(this::connect, delay());
    }

    private Duration delay() {
        double delay = FIRST_DELAY * Math.pow(2, attempts++);
        double jitter = ThreadLocalRandom.current().nextDouble(-JITTER, JITTER) * delay;
        return Duration.ofMillis((long) Math.min(delay + jitter, LONGEST_DELAY));
    }

    private String connectPacket() {
        Map<String, String> auth = new LinkedHashMap<>();
        if (pid != null) {
            auth.put("pid", pid);
            if (offset != null) {
                auth.put("offset", offset);
            }
        }
        auth.put("token", person.token());
        return "40" + JSON.writeValueAsString(auth);
    }

    private void connected(JsonNode answer) {
        String given = answer.path("pid").asString();
        connected = true;
        if (pid != null) {
            crowd.tally().back(given.equals(pid), Duration.ofNanos(System.nanoTime() - lostAt));
        }
        pid = given;
    }

    private void received(JsonNode event) {
        String name = event.get(0).asString();
        JsonNode last = event.get(event.size() - 1);
        if (event.size() > 1 && last.isString()) {
            offset = last.asString();
        }
        if (Speech.HEARD_AS.contains(name)) {
            repeated += heard.add(event.get(1).path("id").asString()) ? 0 : 1;
        } else if (name.equals("sync_required")) {
            crowd.tally().syncRequired(event.get(1).path("reason").asString());
        }
    }

    /** One connection. */
    final class Line extends SimpleChannelInboundHandler<WebSocketFrame> {

        void notConnected() {
            lost();
        }

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            line = ctx;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
            switch (frame) {
                case TextWebSocketFrame text -> packet(ctx, text.text());
                case CloseWebSocketFrame close -> {
                    crowd.tally().closed(close.statusCode());
                    ctx.writeAndFlush(new CloseWebSocketFrame(close.statusCode(), ""))
                            .addListener(ChannelFutureListener.CLOSE);
                }
                default -> {}
            }
        }

        private void packet(ChannelHandlerContext ctx, String packet) {
            if (packet.startsWith("0")) {
                attempts = 0;
                ctx.writeAndFlush(new TextWebSocketFrame(connectPacket()));
            } else if (packet.equals("2")) {
                ctx.writeAndFlush(new TextWebSocketFrame("3"));
            } else if (packet.startsWith("40")) {
                connected(JSON.readTree(packet.substring(2)));
            } else if (packet.startsWith("42")) {
                received(JSON.readTree(packet.substring(2)));
            } else if (packet.startsWith("44") || packet.startsWith("41")) {
                // The official client leaves it to the application to come back then.
                crowd.tally().turnedAway(packet);
                ctx.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            lost();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
