package dev.chorus.realtime.hub;

import dev.chorus.realtime.RealtimeProperties.Limits;
import dev.chorus.realtime.audience.Relations;
import dev.chorus.realtime.engineio.HandshakeRequest;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.engineio.TransportType;
import dev.chorus.realtime.socketio.Ack;
import dev.chorus.realtime.socketio.Admission;
import dev.chorus.realtime.socketio.Handshake;
import dev.chorus.realtime.socketio.Namespace;
import dev.chorus.realtime.socketio.NamespaceHandler;
import dev.chorus.realtime.socketio.Socket;
import dev.chorus.realtime.socketio.SocketIo;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Remembers what was written to it. */
public final class FakeSocket implements Socket<Session> {
    public static final Limits LIMITS = new Limits(50, 100, 3, 100);

    /** Encodes what is written to such sockets. */
    public static final Namespace<Session> NAMESPACE = SocketIo.builder()
            .build()
            .namespace("/", new NamespaceHandler<Session>() {
                @Override
                public CompletionStage<Admission<Session>> admit(Handshake handshake) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void onEvent(
                        Socket<Session> socket, String event, List<JsonNode> arguments, @Nullable Ack ack) {}
            });

    private final String id = UUID.randomUUID().toString();
    private final EventLoop loop;
    private final Session session;
    private final List<PreparedPacket> written = new CopyOnWriteArrayList<>();
    private final List<Long> writtenAt = new CopyOnWriteArrayList<>();
    private final List<String> emitted = new CopyOnWriteArrayList<>();
    private final List<String> lastArguments = new CopyOnWriteArrayList<>();
    private volatile boolean connected = true;
    private Runnable whenWritten = () -> {};
    private Runnable whenDisconnected = () -> {};

    public FakeSocket(EventLoop loop, Credential credential) {
        this(loop, credential, Relations.none(credential.userId()));
    }

    FakeSocket(EventLoop loop, Relations relations) {
        this(loop, credential(relations.userId(), Instant.now(), Duration.ofMinutes(15)), relations);
    }

    private FakeSocket(EventLoop loop, Credential credential, Relations relations) {
        this.loop = loop;
        this.session = new Session(Session.nextWish(), credential, relations, LIMITS);
    }

    /** One that takes the session with it. */
    public FakeSocket(EventLoop loop, Session session) {
        this.loop = loop;
        this.session = session;
    }

    public FakeSocket(EventLoop loop, UUID userId) {
        this(loop, credential(userId, Instant.now(), Duration.ofMinutes(15)));
    }

    public static Credential credential(UUID userId, Instant issuedAt, Duration lifetime) {
        return new Credential("token", userId, UUID.randomUUID(), "ada", issuedAt, issuedAt.plus(lifetime));
    }

    public List<PreparedPacket> written() {
        return written;
    }

    /** The texts of what was written. */
    public List<String> texts() {
        return written.stream()
                .map(packet -> new String(packet.textMessage(), StandardCharsets.UTF_8))
                .toList();
    }

    /** {@link System#nanoTime()} of each packet written. */
    List<Long> writtenAt() {
        return writtenAt;
    }

    public List<String> emitted() {
        return emitted;
    }

    /** Of each event emitted. */
    public List<String> lastArguments() {
        return lastArguments;
    }

    void whenWritten(Runnable action) {
        whenWritten = action;
    }

    public void whenDisconnected(Runnable action) {
        whenDisconnected = action;
    }

    @Override
    public void write(PreparedPacket packet) {
        if (!loop.inEventLoop()) {
            throw new IllegalStateException("Written to from " + Thread.currentThread());
        }
        if (!connected) {
            return;
        }
        written.add(packet);
        writtenAt.add(System.nanoTime());
        whenWritten.run();
    }

    @Override
    public void writeWithCrowd(PreparedPacket packet) {
        write(packet);
    }

    @Override
    public void emit(String event, @Nullable Object... arguments) {
        emitted.add(event);
        lastArguments.add(String.valueOf(arguments[arguments.length - 1]));
    }

    @Override
    public void disconnect(boolean closeConnection) {
        connected = false;
        whenDisconnected.run();
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Session state() {
        return session;
    }

    @Override
    public EventLoop eventLoop() {
        return loop;
    }

    @Override
    public TransportType transport() {
        return TransportType.WEBSOCKET;
    }

    @Override
    public void allow(int bytes) {}

    @Override
    public void flush() {}

    @Override
    public Namespace<Session> namespace() {
        return NAMESPACE;
    }

    @Override
    public HandshakeRequest request() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<JsonNode>> emitWithAck(Duration timeout, String event, @Nullable Object... arguments) {
        throw new UnsupportedOperationException();
    }
}
