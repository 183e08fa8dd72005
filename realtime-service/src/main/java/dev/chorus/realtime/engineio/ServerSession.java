package dev.chorus.realtime.engineio;

import dev.chorus.multiplexing.Flusher;
import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A session as the server runs it: its transport, its heartbeat, its listener, its end. */
final class ServerSession extends Heartbeat.Member implements EngineSession, WebSocketReceiver, Flusher.Flushable {

    private final String id;
    private final Endpoint endpoint;
    private final LoopShard shard;
    private final HandshakeRequest request;
    private volatile Transport transport;
    private volatile @Nullable CloseReason closeReason;
    private @Nullable SessionListener listener;
    private @Nullable UpgradeAttempt upgrade;
    private int unflushed;
    private boolean flushIsDue;

    ServerSession(String id, Endpoint endpoint, LoopShard shard, HandshakeRequest request, Transport transport) {
        this.id = id;
        this.endpoint = endpoint;
        this.shard = shard;
        this.request = request;
        this.transport = transport;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public HandshakeRequest request() {
        return request;
    }

    @Override
    public EventLoop eventLoop() {
        return shard.loop();
    }

    @Override
    public void execute(Runnable action) {
        if (eventLoop().inEventLoop()) {
            action.run();
            return;
        }
        try {
            eventLoop().execute(action);
        } catch (RejectedExecutionException _) {
            // The event loop has stopped, and with it the session.
        }
    }

    @Override
    public TransportType transportType() {
        return transport.type();
    }

    @Override
    public boolean isOpen() {
        return closeReason == null;
    }

    @Nullable
    CloseReason closeReason() {
        return closeReason;
    }

    /** The long-polling transport, unless the session has left it. */
    @Nullable
    PollingTransport polling() {
        return transport instanceof PollingTransport polling ? polling : null;
    }

    /** Section "Handshake". */
    void open(EngineApplication application, boolean upgradable) {
        write(PreparedPacket.open(handshake(upgradable)));
        shard.heartbeat().start(this);
        guarded(() -> listener = application.open(this));
    }

    private String handshake(boolean upgradable) {
        var config = endpoint.config();
        return "{\"sid\":\"" + id
                + "\",\"upgrades\":[" + (upgradable ? "\"websocket\"" : "")
                + "],\"pingInterval\":" + config.pingInterval().toMillis()
                + ",\"pingTimeout\":" + config.pingTimeout().toMillis()
                + ",\"maxPayload\":" + config.maxPayload() + "}";
    }

    @Override
    public void write(PreparedPacket packet) {
        if (queue(packet) && !flushIsDue) {
            flushIsDue = true;
            shard.flushLater(this);
        }
    }

    @Override
    public void writeWithCrowd(PreparedPacket packet) {
        if (queue(packet) && unflushed == 1) {
            shard.flushWithCrowd(this);
        }
    }

    private boolean queue(PreparedPacket packet) {
        assert eventLoop().inEventLoop();
        if (closeReason != null) {
            return false;
        }
        if (!transport.write(packet)) {
            closeNow(CloseReason.OVERFLOW);
            return false;
        }
        unflushed++;
        return true;
    }

    @Override
    public void allow(int bytes) {
        transport.allow(bytes);
    }

    @Override
    public void flush() {
        var count = unflushed;
        flushIsDue = false;
        if (count > 0) {
            unflushed = 0;
            transport.flush();
            endpoint.observer().packetsSent(transport.type(), count);
        }
    }

    @Override
    public void receive(String packet) throws MalformedPacketException {
        endpoint.observer().packetReceived(transport.type());
        switch (PacketType.of(packet.charAt(0))) {
            case MESSAGE -> {
                var hearing = listener;
                if (hearing != null) {
                    guarded(() -> hearing.onText(packet.substring(1)));
                }
            }
            case PONG -> shard.heartbeat().pong(this);
            case CLOSE -> closeNow(CloseReason.TRANSPORT_CLOSE);
            case NOOP -> {}
            case OPEN, PING, UPGRADE -> throw new MalformedPacketException("not for a client to send");
        }
    }

    @Override
    public void receive(byte[] payload) {
        endpoint.observer().packetReceived(transport.type());
        var hearing = listener;
        if (hearing != null) {
            guarded(() -> hearing.onBinary(payload));
        }
    }

    @Override
    void ping() {
        write(PreparedPacket.PING);
    }

    @Override
    void pongMissed() {
        closeNow(CloseReason.PING_TIMEOUT);
    }

    boolean isPongOverdue() {
        return shard.heartbeat().isOverdue(this);
    }

    /** Section "Upgrade": a WebSocket has been opened with this session's id. Only one may, and only once. */
    void beginUpgrade(WebSocketTransport candidate) {
        if (!isOpen() || upgrade != null || polling() == null) {
            candidate.close(UpgradeAttempt.POLICY_VIOLATION);
            return;
        }
        upgrade = new UpgradeAttempt(
                this, candidate, endpoint.config().upgradeTimeout().toNanos());
        candidate.deliverTo(upgrade);
    }

    /** Whether a GET must not wait, since the client wants to leave long-polling. */
    boolean isUpgrading() {
        return upgrade != null && upgrade.isProbed();
    }

    /** Lets the GET that waits end, if one does. */
    void releasePoll() {
        var polling = polling();
        if (polling != null) {
            polling.release();
        }
    }

    void completeUpgrade(WebSocketTransport successor) {
        upgrade = null;
        var predecessor = polling();
        if (predecessor == null) {
            return;
        }
        var ended = closeReason;
        if (ended != null) {
            predecessor.takePending().forEach(successor::write);
            successor.close(ended);
            forget();
            return;
        }
        transport = successor;
        successor.deliverTo(this);
        successor.allow(predecessor.pendingBytes());
        predecessor.takePending().forEach(this::write);
        predecessor.release();
        endpoint.observer().sessionUpgraded();
    }

    void upgradeFailed() {
        upgrade = null;
    }

    @Override
    public void transportClosed(WebSocketTransport closed, CloseReason reason) {
        closeNow(reason);
    }

    @Override
    public void close(CloseReason reason) {
        execute(() -> closeNow(reason));
    }

    /** Ends the session for a shutdown, with this status if it has a WebSocket; from any thread. */
    void closeWithStatus(int status) {
        execute(() -> {
            if (isOpen() && transport instanceof WebSocketTransport webSocket) {
                webSocket.close(status);
            }
            closeNow(CloseReason.SERVER_SHUTDOWN);
        });
    }

    private void closeNow(CloseReason reason) {
        if (closeReason != null) {
            return;
        }
        closeReason = reason;
        shard.heartbeat().stop(this);
        transport.close(reason);
        flush();
        var polling = polling();
        var lingering = polling != null && polling.isLingering();
        if (upgrade != null && !(lingering && upgrade.isProbed())) {
            upgrade.abort();
        }
        if (lingering) {
            // The client's next GET, or the upgrade it is about to complete, fetches the rest, unless it never comes.
            var patience = endpoint.config().pingTimeout().toNanos();
            var _ = eventLoop().schedule(this::forget, patience, TimeUnit.NANOSECONDS);
        } else {
            forget();
        }
        if (reason == CloseReason.PARSE_ERROR) {
            endpoint.observer().badPacket(transport.type());
        }
        endpoint.observer().sessionClosed(transport.type(), reason);
        var hearing = listener;
        listener = null;
        if (hearing != null) {
            guarded(() -> hearing.onClose(reason));
        }
    }

    /** Its id is from now on unknown. */
    void forget() {
        endpoint.forget(this);
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failure) {
            fail(failure);
        }
    }

    @Override
    public void fail(Throwable failure) {
        endpoint.observer().applicationFailed(failure);
        close(CloseReason.APPLICATION_ERROR);
    }
}
