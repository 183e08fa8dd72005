package dev.chorus.realtime.socketio;

import dev.chorus.realtime.engineio.CloseReason;
import dev.chorus.realtime.engineio.EngineSession;
import dev.chorus.realtime.engineio.SessionListener;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One client's connection and its sockets, one for each namespace it is in; on the session's event loop only. */
final class Connection implements SessionListener {

    /** What is limited for each socket would be evaded by leaving and entering again over the same connection. */
    private static final int ENTRIES_PER_MINUTE = 10;

    private final SocketIo io;
    private final EngineSession session;
    private final Map<String, NamespaceSocket<?>> sockets = HashMap.newHashMap(1);
    private Set<String> awaitingAdmission = Set.of();
    private Set<String> leftByServer = Set.of();
    private long countedSince = System.nanoTime();
    private int entries;
    private @Nullable Attachments incomplete;
    private @Nullable ScheduledFuture<?> connectTimeout;

    Connection(SocketIo io, EngineSession session) {
        this.io = io;
        this.session = session;
        startConnectTimeout();
    }

    SocketIo io() {
        return io;
    }

    EngineSession session() {
        return session;
    }

    private void startConnectTimeout() {
        connectTimeout = session.eventLoop()
                .schedule(
                        () -> session.close(CloseReason.FORCED_CLOSE),
                        io.connectTimeout().toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    private void stopConnectTimeout() {
        if (connectTimeout != null) {
            connectTimeout.cancel(false);
            connectTimeout = null;
        }
    }

    @Override
    public void onText(String payload) {
        try {
            if (incomplete != null) {
                throw new InvalidPacketException("text where an attachment should be");
            }
            var parsed = io.parser().parse(payload);
            if (parsed.attachments() == 0) {
                dispatch(parsed.packet());
            } else {
                incomplete = new Attachments(parsed.packet(), parsed.attachments());
            }
        } catch (InvalidPacketException _) {
            session.close(CloseReason.PARSE_ERROR);
        }
    }

    @Override
    public void onBinary(byte[] payload) {
        try {
            var awaiting = incomplete;
            if (awaiting == null) {
                throw new InvalidPacketException("an attachment of no packet");
            }
            if (awaiting.add(payload)) {
                incomplete = null;
                dispatch(awaiting.assemble());
            }
        } catch (InvalidPacketException _) {
            session.close(CloseReason.PARSE_ERROR);
        }
    }

    private void dispatch(Packet packet) throws InvalidPacketException {
        if (packet instanceof Packet.Connect connect) {
            connect(connect);
            return;
        }
        var socket = sockets.get(packet.namespace());
        if (socket == null) {
            // What the client sent before it learnt that the server had disconnected it is not its fault.
            if (!leftByServer.contains(packet.namespace())) {
                throw new InvalidPacketException("not connected to the namespace");
            }
            return;
        }
        switch (packet) {
            case Packet.Event event -> socket.received(event);
            case Packet.Acknowledgement acknowledgement -> socket.received(acknowledgement);
            case Packet.Disconnect _ -> leave(socket, DisconnectReason.CLIENT_DISCONNECT);
            case Packet.Connect _ -> throw new InvalidPacketException("connected already");
        }
    }

    /** Section "Connection to a namespace". */
    private void connect(Packet.Connect packet) throws InvalidPacketException {
        var name = packet.namespace();
        if (sockets.containsKey(name) || awaitingAdmission.contains(name)) {
            throw new InvalidPacketException("connected already");
        }
        if (!mayEnter()) {
            session.close(CloseReason.FORCED_CLOSE);
            return;
        }
        var namespace = io.namespace(name);
        if (namespace == null) {
            session.write(io.encoder().connectError(name, "Invalid namespace", null));
            return;
        }
        awaitingAdmission = with(awaitingAdmission, name);
        requestAdmission(namespace, new Handshake(name, packet.auth(), session.request()));
    }

    private boolean mayEnter() {
        var now = System.nanoTime();
        if (now - countedSince > TimeUnit.MINUTES.toNanos(1)) {
            countedSince = now;
            entries = 0;
        }
        return ++entries <= ENTRIES_PER_MINUTE;
    }

    private <S> void requestAdmission(Namespace<S> namespace, Handshake handshake) {
        namespace
                .handler()
                .admit(handshake)
                .whenComplete((admission, failure) -> session.execute(() -> {
                    if (session.isOpen()) {
                        awaitingAdmission.remove(namespace.name());
                        guarded(() -> decide(namespace, failure == null ? admission : internalError()));
                    }
                }));
    }

    private static <S> Admission<S> internalError() {
        return Admission.refuse("Internal error", null);
    }

    private <S> void decide(Namespace<S> namespace, Admission<S> admission) {
        switch (admission) {
            case Admission.Refused<S>(var message, var data) -> refuse(namespace, message, data);
            case Admission.Accepted<S>(var state) -> {
                var socket = new NamespaceSocket<>(io.newId(), namespace, state, this);
                switch (namespace.handler().enter(socket)) {
                    case Entry.Denied(var message, var data) -> refuse(namespace, message, data);
                    case Entry.Granted(var resumption) -> enter(socket, resumption);
                }
            }
        }
    }

    private void refuse(Namespace<?> namespace, String message, @Nullable JsonNode data) {
        session.write(io.encoder().connectError(namespace.name(), message, data));
        io.observer().refused(namespace.name());
    }

    private <S> void enter(NamespaceSocket<S> socket, @Nullable Resumption resumption) {
        var name = socket.namespace().name();
        stopConnectTimeout();
        leftByServer = without(leftByServer, name);
        var payload = JsonNodeFactory.instance.objectNode().put("sid", socket.id());
        if (resumption != null) {
            payload.put("pid", resumption.pid());
        }
        session.write(io.encoder().connect(name, payload));
        // Not before: if that closes the connection of a slow reader, it must not leave before it has come.
        sockets.put(name, socket);
        io.observer().connected(name);
        socket.namespace().handler().onConnect(socket);
        if (!session.isOpen() && socket.isConnected()) {
            leave(socket, DisconnectReason.OVERFLOW);
        } else if (resumption != null && socket.isConnected()) {
            resumption.then().run();
        }
    }

    /** The server disconnects the socket (section "Disconnection from a namespace"). */
    void disconnect(NamespaceSocket<?> socket, boolean closeConnection) {
        if (socket.isConnected()) {
            var name = socket.namespace().name();
            session.write(io.encoder().disconnect(name));
            leftByServer = with(leftByServer, name);
            leave(socket, DisconnectReason.SERVER_DISCONNECT);
        }
        if (closeConnection) {
            session.close(CloseReason.FORCED_CLOSE);
        }
    }

    /** Once for each socket: a last packet to a slow reader closes the connection, and so is itself a leaving. */
    private void leave(NamespaceSocket<?> socket, DisconnectReason reason) {
        if (!sockets.remove(socket.namespace().name(), socket)) {
            return;
        }
        if (sockets.isEmpty() && session.isOpen()) {
            startConnectTimeout();
        }
        guarded(() -> socket.left(reason));
    }

    @Override
    public void onClose(CloseReason reason) {
        stopConnectTimeout();
        incomplete = null;
        List.copyOf(sockets.values()).forEach(socket -> leave(socket, DisconnectReason.of(reason)));
    }

    void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failure) {
            session.fail(failure);
        }
    }

    /** Most connections never need such a set; those that do get one that can change. */
    private static Set<String> with(Set<String> names, String name) {
        var changeable = names.isEmpty() ? HashSet.<String>newHashSet(1) : names;
        changeable.add(name);
        return changeable;
    }

    private static Set<String> without(Set<String> names, String name) {
        if (!names.isEmpty()) {
            names.remove(name);
        }
        return names;
    }
}
