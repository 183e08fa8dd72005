package dev.chorus.realtime.engineio;

import java.util.concurrent.atomic.AtomicInteger;

final class RecordingObserver implements EngineObserver {

    final AtomicInteger upgrades = new AtomicInteger();
    final AtomicInteger badPackets = new AtomicInteger();
    final AtomicInteger overflows = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger sent = new AtomicInteger();

    @Override
    public void sessionUpgraded() {
        upgrades.incrementAndGet();
    }

    @Override
    public void sessionClosed(TransportType transport, CloseReason reason) {
        if (reason == CloseReason.OVERFLOW) {
            overflows.incrementAndGet();
        }
    }

    @Override
    public void badPacket(TransportType transport) {
        badPackets.incrementAndGet();
    }

    @Override
    public void packetsSent(TransportType transport, int count) {
        sent.addAndGet(count);
    }

    @Override
    public void applicationFailed(Throwable failure) {
        failures.incrementAndGet();
    }
}
