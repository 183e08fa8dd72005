package dev.chorus.realtime.engineio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for the next GET of a client, and the GET that waits for something (section "Receiving data"). */
final class PollingTransport implements Transport {

    private final int maxPendingBytes;
    private List<PreparedPacket> pending = new ArrayList<>(1);
    private int pendingBytes;
    private int allowance;
    private @Nullable HttpExchange poll;
    private boolean posting;
    private boolean lingering;

    PollingTransport(int maxPendingBytes) {
        this.maxPendingBytes = maxPendingBytes;
    }

    @Override
    public TransportType type() {
        return TransportType.POLLING;
    }

    boolean hasPoll() {
        return poll != null;
    }

    /** Keeps the GET until there is something to answer it with. */
    void hold(HttpExchange exchange) {
        poll = exchange;
        flush();
    }

    /** Whether this is the only POST now; the caller says when it has ended. */
    boolean beginPost() {
        var first = !posting;
        posting = true;
        return first;
    }

    void endPost() {
        posting = false;
    }

    @Override
    public boolean write(PreparedPacket packet) {
        if (pendingBytes > maxPendingBytes + allowance) {
            return false;
        }
        add(packet);
        return true;
    }

    @Override
    public void allow(int bytes) {
        allowance = Math.max(allowance, bytes);
    }

    int pendingBytes() {
        return pendingBytes;
    }

    private void add(PreparedPacket packet) {
        pending.add(packet);
        pendingBytes += packet.length() + EngineConfig.PACKET_OVERHEAD;
    }

    @Override
    public void flush() {
        if (poll != null && !pending.isEmpty()) {
            var answered = poll;
            poll = null;
            var payload = answered.allocate(pendingBytes);
            PayloadCodec.encode(takePending(), payload);
            answered.respond(payload);
        }
    }

    List<PreparedPacket> takePending() {
        var taken = pending;
        pending = new ArrayList<>(1);
        pendingBytes = 0;
        allowance = 0;
        return taken;
    }

    /** Ends a waiting GET that nothing was sent to. */
    void release() {
        if (poll != null) {
            add(PreparedPacket.NOOP);
            flush();
        }
    }

    /** A GET that waits hears of the end now; the next one does if the end was agreed. */
    @Override
    public void close(CloseReason reason) {
        lingering = poll == null
                && switch (reason) {
                    case TRANSPORT_CLOSE, FORCED_CLOSE, SERVER_SHUTDOWN -> true;
                    case TRANSPORT_ERROR, PING_TIMEOUT, PARSE_ERROR, OVERFLOW, APPLICATION_ERROR -> false;
                };
        add(reason == CloseReason.TRANSPORT_CLOSE ? PreparedPacket.NOOP : PreparedPacket.CLOSE);
        flush();
    }

    /** Whether the closed session waits for a last GET. */
    boolean isLingering() {
        return lingering;
    }
}
