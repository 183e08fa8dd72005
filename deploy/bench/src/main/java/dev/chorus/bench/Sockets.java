package dev.chorus.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Socket.IO clients that only listen, over WebSocket from the first: open packet, CONNECT with a token, heartbeats,
 * events. Confined to the loop.
 *
 * @see <a href="https://socket.io/docs/v4/engine-io-protocol/">Engine.IO protocol, version 4</a>
 * @see <a href="https://socket.io/docs/v4/socket-io-protocol/">Socket.IO protocol, version 5</a>
 */
final class Sockets implements AutoCloseable {
    static final int AT_ONCE = 64;
    private static final Duration RETRY = Duration.ofMillis(200);

    private final Loop loop;
    private final Target target;
    private final Listener listener;
    private final ByteBuf opening;
    private final OneBuffer buffer = new OneBuffer();
    private final List<Socket> sockets = new ArrayList<>();
    private final Queue<Socket> toOpen = new ArrayDeque<>();
    private Latencies handshakes = new Latencies();
    private int atOnce = AT_ONCE;
    private int underWay;
    private int connected;
    private int recovered;
    private int lost;
    private long lastConnected;
    private boolean comeBack;
    private boolean closing;

    Sockets(Loop loop, Target target, Listener listener) {
        this.loop = loop;
        this.target = target;
        this.listener = listener;
        this.opening = Frames.opening(target);
    }

    /** Hears the text of an EVENT packet of the main namespace, {@code ["name",…]}, on the loop. */
    interface Listener {
        /**
         * @param socket its place among those that were opened
         * @param bytes that hold the text, until this returns
         */
        void event(int socket, ByteBuf bytes, int from, int length);
    }

    /** Opens one socket for each token; returns when all are connected. */
    void open(List<String> tokens) {
        open(tokens, AT_ONCE);
    }

    /** @param most handshakes under way at once */
    void open(List<String> tokens, int most) {
        int expected = loop.call(() -> {
            int before = sockets.size();
            tokens.forEach(token -> sockets.add(new Socket(this, sockets.size(), token)));
            handshakes = new Latencies();
            atOnce = most;
            toOpen.addAll(sockets.subList(before, sockets.size()));
            openMore();
            return sockets.size();
        });
        Duration patience = Duration.ofSeconds(30).plusMillis(20L * tokens.size());
        if (!loop.await(patience, () -> connected == expected || (lost > 0 && !comeBack)) || connected() < expected) {
            throw new IllegalStateException("Only " + connected() + " of " + expected + " sockets connected, "
                    + loop.call(() -> lost) + " were closed");
        }
    }

    /** From now on, whoever is lost comes back as the official client does, with what it has to be recovered. */
    void comeBack() {
        loop.run(() -> comeBack = true);
    }

    /** Drops all at once. On the loop. */
    void drop() {
        sockets.forEach(socket -> connected -= socket.drop() ? 1 : 0);
        underWay = 0;
    }

    /** Lets all come back that are not connected; waits for nothing. On the loop. */
    void reopen(int most) {
        handshakes = new Latencies();
        recovered = 0;
        atOnce = most;
        toOpen.clear();
        sockets.stream().filter(Socket::isIdle).forEach(toOpen::add);
        openMore();
    }

    /** Lets the last so many read or not. A connection that is made anew reads. */
    void read(int last, boolean wanted) {
        loop.run(() -> sockets.subList(sockets.size() - last, sockets.size()).forEach(socket -> socket.read(wanted)));
    }

    int connected() {
        return loop.call(() -> connected);
    }

    /** On the loop, as the following. */
    int connectedNow() {
        return connected;
    }

    int lost() {
        return lost;
    }

    /** How many have been lost since this was asked the last time. */
    int takeLost() {
        int taken = lost;
        lost = 0;
        return taken;
    }

    /** How many have come back with all they had missed, since they were let or this was asked. */
    int takeRecovered() {
        int taken = recovered;
        recovered = 0;
        return taken;
    }

    long lastConnected() {
        return lastConnected;
    }

    /** From the beginning of a connection to the answer to CONNECT. */
    Latencies handshakes() {
        return handshakes;
    }

    @Override
    public void close() {
        loop.run(() -> {
            closing = true;
            drop();
        });
    }

    private void openMore() {
        while (underWay < atOnce && !toOpen.isEmpty()) {
            Socket socket = toOpen.remove();
            Socket.Connection connection = socket.connecting();
            underWay++;
            Bootstrap bootstrap = loop.client()
                    .option(ChannelOption.RECVBUF_ALLOCATOR, buffer)
                    .handler(connection);
            InetSocketAddress from = target.source(socket.place());
            (from == null ? bootstrap.connect(target.address()) : bootstrap.connect(target.address(), from))
                    .addListener(done -> {
                        if (!done.isSuccess()) {
                            connection.failed();
                        }
                    });
        }
    }

    ByteBuf opening() {
        return opening.duplicate();
    }

    Listener listener() {
        return listener;
    }

    boolean recovers() {
        return comeBack;
    }

    void connected(long since, boolean wasRecovered) {
        underWay--;
        connected++;
        recovered += wasRecovered ? 1 : 0;
        lastConnected = System.nanoTime();
        handshakes.record(lastConnected - since);
        openMore();
    }

    void gone(Socket socket, boolean wasConnected) {
        if (wasConnected) {
            connected--;
        } else {
            underWay--;
        }
        if (closing) {
            return;
        }
        lost++;
        if (comeBack) {
            loop.later(RETRY, () -> {
                if (socket.isIdle() && !closing) {
                    toOpen.add(socket);
                    openMore();
                }
            });
        } else {
            openMore();
        }
    }
}
