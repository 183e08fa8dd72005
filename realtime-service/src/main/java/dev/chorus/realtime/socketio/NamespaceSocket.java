package dev.chorus.realtime.socketio;

import dev.chorus.realtime.engineio.HandshakeRequest;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.engineio.TransportType;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A socket of a {@link Connection}. */
final class NamespaceSocket<S> implements Socket<S> {

    private final String id;
    private final Namespace<S> namespace;
    private final S state;
    private final Connection connection;
    private volatile boolean connected = true;
    private @Nullable PendingAcks pendingAcks;

    NamespaceSocket(String id, Namespace<S> namespace, S state, Connection connection) {
        this.id = id;
        this.namespace = namespace;
        this.state = state;
        this.connection = connection;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Namespace<S> namespace() {
        return namespace;
    }

    @Override
    public S state() {
        return state;
    }

    @Override
    public HandshakeRequest request() {
        return connection.session().request();
    }

    @Override
    public TransportType transport() {
        return connection.session().transportType();
    }

    @Override
    public EventLoop eventLoop() {
        return connection.session().eventLoop();
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public void emit(String event, @Nullable Object... arguments) {
        var packet = namespace.prepare(event, arguments);
        connection.session().execute(() -> write(packet));
    }

    @Override
    public CompletionStage<List<JsonNode>> emitWithAck(Duration timeout, String event, @Nullable Object... arguments) {
        var ackId = connection.io().nextAcknowledgementId();
        var packet = namespace.encoder().event(namespace.name(), ackId, event, arguments);
        var pending = new PendingAck(eventLoop(), timeout);
        connection.session().execute(() -> {
            if (connected) {
                if (pendingAcks == null) {
                    pendingAcks = new PendingAcks();
                }
                pendingAcks.add(ackId, pending);
                write(packet);
            } else {
                pending.cancel();
            }
        });
        return pending.answer();
    }

    @Override
    public void write(PreparedPacket packet) {
        if (connected) {
            connection.session().write(packet);
        }
    }

    @Override
    public void writeWithCrowd(PreparedPacket packet) {
        if (connected) {
            connection.session().writeWithCrowd(packet);
        }
    }

    @Override
    public void allow(int bytes) {
        connection.session().allow(bytes);
    }

    @Override
    public void flush() {
        connection.session().flush();
    }

    @Override
    public void disconnect(boolean closeConnection) {
        connection.session().execute(() -> connection.disconnect(this, closeConnection));
    }

    void received(Packet.Event event) {
        connection.io().observer().eventReceived(namespace.name());
        var ack = event.id() == Packet.NO_ID ? null : new EventAck(event.id());
        namespace.handler().onEvent(this, event.name(), event.arguments(), ack);
    }

    /** One that nobody waits for, or no longer, is ignored. */
    void received(Packet.Acknowledgement acknowledgement) {
        if (pendingAcks != null) {
            pendingAcks.received(acknowledgement);
        }
    }

    void left(DisconnectReason reason) {
        connected = false;
        var pending = pendingAcks;
        pendingAcks = null;
        connection.io().observer().disconnected(namespace.name(), reason);
        try {
            namespace.handler().onDisconnect(this, reason);
        } finally {
            if (pending != null) {
                pending.cancelAll();
            }
        }
    }

    @Override
    public String toString() {
        return "Socket[" + id + " in " + namespace.name() + "]";
    }

    private final class EventAck extends AtomicBoolean implements Ack {
        private final long ackId;

        EventAck(long ackId) {
            this.ackId = ackId;
        }

        @Override
        public void send(@Nullable Object... arguments) {
            if (compareAndSet(false, true)) {
                var packet = namespace.encoder().acknowledgement(namespace.name(), ackId, arguments);
                connection.session().execute(() -> write(packet));
            }
        }
    }
}
