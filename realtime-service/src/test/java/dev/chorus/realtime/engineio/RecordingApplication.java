package dev.chorus.realtime.engineio;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps what it hears, and echoes messages. */
final class RecordingApplication implements EngineApplication {

    final List<EngineSession> sessions = new CopyOnWriteArrayList<>();
    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    final BlockingQueue<CloseReason> closed = new LinkedBlockingQueue<>();

    @Override
    public SessionListener open(EngineSession session) {
        sessions.add(session);
        return new SessionListener() {
            @Override
            public void onText(String payload) {
                if (payload.equals("fail")) {
                    throw new IllegalStateException("as asked");
                }
                texts.add(payload);
                session.write(PreparedPacket.text(payload));
            }

            @Override
            public void onBinary(byte[] payload) {
                session.write(PreparedPacket.binary(payload));
            }

            @Override
            public void onClose(CloseReason reason) {
                closed.add(reason);
            }
        };
    }
}
