package dev.chorus.realtime.socketio;

import dev.chorus.realtime.engineio.PreparedPacket;
import org.jspecify.annotations.Nullable;

/**
 * A namespace of a {@link SocketIo}.
 *
 * @param <S> what the application keeps with each socket
 */
public final class Namespace<S> {

    static final String MAIN = "/";

    private final String name;
    private final NamespaceHandler<S> handler;
    private final PacketEncoder encoder;

    Namespace(String name, NamespaceHandler<S> handler, PacketEncoder encoder) {
        this.name = name;
        this.handler = handler;
        this.encoder = encoder;
    }

    public String name() {
        return name;
    }

    /**
     * Encodes an event once for any number of this namespace's sockets; from any thread. Arguments as in {@link
     * Socket#emit}.
     *
     * @throws IllegalArgumentException if the event's name is reserved by the protocol
     */
    public PreparedPacket prepare(String event, @Nullable Object... arguments) {
        return encoder.event(name, Packet.NO_ID, event, arguments);
    }

    /**
     * Encodes an event to which one more argument is added later; from any thread. Arguments as in {@link Socket#emit}.
     *
     * @throws IllegalArgumentException if the event's name is reserved by the protocol
     */
    public OpenEvent prepareOpen(String event, @Nullable Object... arguments) {
        return encoder.openEvent(name, event, arguments);
    }

    /** Takes off the last argument again, with which an event of this namespace was ended; from any thread. */
    public OpenEvent reopen(PreparedPacket packet, String lastArgument) {
        return encoder.reopen(packet, lastArgument);
    }

    NamespaceHandler<S> handler() {
        return handler;
    }

    PacketEncoder encoder() {
        return encoder;
    }
}
