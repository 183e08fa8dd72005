package dev.chorus.realtime.socketio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The acknowledgements that a socket waits for (section "Acknowledgement"); on its event loop only. */
final class PendingAcks {

    private final Map<Long, PendingAck> byId = new HashMap<>();

    void add(long id, PendingAck pending) {
        byId.put(id, pending);
        pending.startTimeout(() -> byId.remove(id));
    }

    void received(Packet.Acknowledgement acknowledgement) {
        var pending = byId.remove(acknowledgement.id());
        if (pending != null) {
            pending.complete(acknowledgement.arguments());
        }
    }

    void cancelAll() {
        var all = List.copyOf(byId.values());
        byId.clear();
        all.forEach(PendingAck::cancel);
    }
}
