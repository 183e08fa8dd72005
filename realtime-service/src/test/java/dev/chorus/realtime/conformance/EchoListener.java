package dev.chorus.realtime.conformance;

import dev.chorus.realtime.engineio.CloseReason;
import dev.chorus.realtime.engineio.EngineSession;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.engineio.SessionListener;

/** Sends every message back. */
record EchoListener(EngineSession session) implements SessionListener {

    @Override
    public void onText(String payload) {
        session.write(PreparedPacket.text(payload));
    }

    @Override
    public void onBinary(byte[] payload) {
        session.write(PreparedPacket.binary(payload));
    }

    @Override
    public void onClose(CloseReason reason) {}
}
