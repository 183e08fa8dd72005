package dev.chorus.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One of {@link Sockets}: a client that may lose its connection and come back with what it has heard last. On the loop. */
final class Socket {
    private final Sockets all;
    private final int place;
    private final String token;
    private @Nullable Connection connection;
    private boolean connected;
    private @Nullable String pid;
    private byte[] offset = {};
    private int offsetLength;

    Socket(Sockets all, int place, String token) {
        this.all = all;
        this.place = place;
        this.token = token;
    }

    int place() {
        return place;
    }

    boolean isIdle() {
        return connection == null;
    }

    /** The handler of a new connection of this client. */
    Connection connecting() {
        connection = new Connection();
        return connection;
    }

    /** Ends the connection as a machine does that dies: with a reset, and without a word. True if it was connected. */
    boolean drop() {
        Connection dropped = connection;
        boolean was = connected;
        connection = null;
        connected = false;
        if (dropped != null && dropped.channel != null) {
            dropped.channel.config().setOption(ChannelOption.SO_LINGER, 0);
            dropped.channel.close();
        }
        return was;
    }

    void read(boolean wanted) {
        if (connection != null && connection.channel != null) {
            connection.channel.config().setAutoRead(wanted);
        }
    }

    /** As the official client does it: with what it needs to be recovered, if it was connected before. */
    private String connect() {
        String recovery = pid == null
                ? ""
                : ",\"pid\":\"" + pid + "\",\"offset\":\""
                        + new String(offset, 0, offsetLength, StandardCharsets.US_ASCII) + "\"";
        return "40{\"token\":\"" + token + "\"" + recovery + "}";
    }

    final class Connection extends FrameReader {
        private final long since = System.nanoTime();
        private @Nullable Channel channel;

        /** Nothing came of it. */
        void failed() {
            if (connection == this) {
                connection = null;
                boolean was = connected;
                connected = false;
                all.gone(Socket.this, was);
            }
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            if (connection != this) {
                ctx.close();
                return;
            }
            channel = ctx.channel();
            ctx.writeAndFlush(all.opening(), ctx.voidPromise());
        }

        @Override
        void text(ChannelHandlerContext ctx, ByteBuf bytes, int from, int length) {
            if (connection != this) {
                return;
            }
            switch (bytes.getByte(from)) {
                case '4' -> message(ctx, bytes, from + 1, length - 1);
                case '0' -> ctx.writeAndFlush(Frames.text(connect()), ctx.voidPromise());
                case '2' -> ctx.writeAndFlush(Frames.pong(), ctx.voidPromise());
                case '6' -> {}
                default -> ctx.close();
            }
        }

        private void message(ChannelHandlerContext ctx, ByteBuf bytes, int from, int length) {
            int kind = length == 0 ? 0 : bytes.getByte(from);
            if (kind == '2') {
                if (all.recovers()) {
                    keepOffset(bytes, from, from + length);
                }
                all.listener().event(place, bytes, from + 1, length - 1);
            } else if (kind == '0') {
                boolean recovered = false;
                if (all.recovers()) {
                    String answer = bytes.toString(from, length, StandardCharsets.US_ASCII);
                    String given = value(answer, "\"pid\":\"");
                    recovered = given != null && given.equals(pid);
                    pid = given;
                    offsetLength = recovered ? offsetLength : 0;
                }
                connected = true;
                all.connected(since, recovered);
            } else {
                ctx.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            failed();
        }
    }

    /** The last argument of an event, if it is a string: {@code …,"this"]}. */
    private void keepOffset(ByteBuf bytes, int from, int end) {
        int last = end - 3;
        if (pid == null || last <= from || bytes.getShort(end - 2) != 0x225d) {
            return;
        }
        int first = last;
        while (first > from && bytes.getByte(first) != '"') {
            first--;
        }
        offsetLength = last - first;
        if (offset.length < offsetLength) {
            offset = new byte[2 * offsetLength];
        }
        bytes.getBytes(first + 1, offset, 0, offsetLength);
    }

    private static @Nullable String value(String json, String key) {
        int from = json.indexOf(key);
        return from < 0 ? null : json.substring(from + key.length(), json.indexOf('"', from + key.length()));
    }
}
