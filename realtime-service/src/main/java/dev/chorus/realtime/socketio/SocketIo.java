package dev.chorus.realtime.socketio;

import dev.chorus.realtime.engineio.EngineApplication;
import dev.chorus.realtime.engineio.EngineSession;
import dev.chorus.realtime.engineio.RandomIds;
import dev.chorus.realtime.engineio.SessionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A Socket.IO v5 server, to be served at an endpoint of an Engine.IO server. */
public final class SocketIo implements EngineApplication {

    private final Duration connectTimeout;
    private final SocketObserver observer;
    private final PacketParser parser;
    private final PacketEncoder encoder;
    private final Map<String, Namespace<?>> namespaces = new ConcurrentHashMap<>();
    private final RandomIds ids = new RandomIds();
    private final AtomicLong acknowledgementIds = new AtomicLong();

    private SocketIo(Builder builder) {
        this.connectTimeout = builder.connectTimeout;
        this.observer = builder.observer;
        this.parser = new PacketParser(builder.json, builder.maxAttachments);
        this.encoder = new PacketEncoder(builder.json);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opens a namespace to clients; {@code /} is the main one.
     *
     * @throws IllegalArgumentException if the name does not begin with a slash, has a comma, or is taken
     */
    public <S> Namespace<S> namespace(String name, NamespaceHandler<S> handler) {
        if (!name.startsWith("/") || name.indexOf(',') >= 0) {
            throw new IllegalArgumentException("not a namespace: " + name);
        }
        var namespace = new Namespace<>(name, handler, encoder);
        if (namespaces.putIfAbsent(name, namespace) != null) {
            throw new IllegalArgumentException("namespace exists: " + name);
        }
        return namespace;
    }

    @Override
    public SessionListener open(EngineSession session) {
        return new Connection(this, session);
    }

    @Nullable
    Namespace<?> namespace(String name) {
        return namespaces.get(name);
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    SocketObserver observer() {
        return observer;
    }

    PacketParser parser() {
        return parser;
    }

    PacketEncoder encoder() {
        return encoder;
    }

    String newId() {
        return ids.next();
    }

    long nextAcknowledgementId() {
        return acknowledgementIds.getAndIncrement();
    }

    /** Collects what a Socket.IO server is made of. */
    public static final class Builder {

        private Duration connectTimeout = Duration.ofSeconds(45);
        private int maxAttachments = 10;
        private SocketObserver observer = SocketObserver.NOOP;
        private JsonMapper json = JsonMapper.shared();

        private Builder() {}

        /** In which a client must be connected to a namespace; after it, its connection is closed. */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = timeout;
            return this;
        }

        /** How many attachments one packet of a client may have. */
        public Builder maxAttachments(int attachments) {
            this.maxAttachments = attachments;
            return this;
        }

        public Builder observer(SocketObserver socketObserver) {
            this.observer = socketObserver;
            return this;
        }

        /** Reads what clients send and writes arguments. */
        public Builder json(JsonMapper mapper) {
            this.json = mapper;
            return this;
        }

        public SocketIo build() {
            return new SocketIo(this);
        }
    }
}
