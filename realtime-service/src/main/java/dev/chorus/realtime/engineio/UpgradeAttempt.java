package dev.chorus.realtime.engineio;

import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A WebSocket that is to take over from long-polling (section "Upgrade"): probed, then upgraded to. */
final class UpgradeAttempt implements WebSocketReceiver {

    static final int POLICY_VIOLATION = 1008;

    private final ServerSession session;
    private final WebSocketTransport transport;
    private final ScheduledFuture<?> timeout;
    private boolean probed;

    UpgradeAttempt(ServerSession session, WebSocketTransport transport, long timeoutNanos) {
        this.session = session;
        this.transport = transport;
        this.timeout = session.eventLoop().schedule(this::abort, timeoutNanos, TimeUnit.NANOSECONDS);
    }

    boolean isProbed() {
        return probed;
    }

    @Override
    public boolean isOpen() {
        return session.isOpen();
    }

    @Override
    public void receive(String packet) throws MalformedPacketException {
        if (!probed && packet.equals("2probe")) {
            probed = true;
            transport.write(PreparedPacket.PROBE_PONG);
            transport.flush();
            session.releasePoll();
        } else if (probed && packet.equals("5")) {
            timeout.cancel(false);
            session.completeUpgrade(transport);
        } else {
            throw new MalformedPacketException("not a step of the upgrade");
        }
    }

    @Override
    public void receive(byte[] payload) throws MalformedPacketException {
        throw new MalformedPacketException("not a step of the upgrade");
    }

    @Override
    public void transportClosed(WebSocketTransport closed, CloseReason reason) {
        timeout.cancel(false);
        session.upgradeFailed();
    }

    /** Gives up; the session stays with long-polling, or is closing. */
    void abort() {
        timeout.cancel(false);
        transport.close(POLICY_VIOLATION);
        session.upgradeFailed();
    }
}
