package dev.chorus.realtime.recovery;

import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.history.Entry;
import dev.chorus.realtime.position.MalformedPositionException;
import dev.chorus.realtime.position.Offset;
import dev.chorus.realtime.position.Position;
import java.time.Instant;

/**
 * What one client has missed, as it is written to it. A client that comes from another node may have heard more of some
 * partitions than an entry's position says, as nodes read the partitions in different orders: until they meet, its offset is
 * the farther of the two in each partition. From then on all clients share the entry's packet.
 */
final class Replay {
    private final Offset from;
    private final Instant now;
    private final Entry.Reopening reopening;
    private boolean shared;

    Replay(Offset from, Instant now, Entry.Reopening reopening) {
        this.from = from;
        this.now = now;
        this.reopening = reopening;
    }

    /** Entries come in their order. */
    PreparedPacket packet(Entry entry) {
        return entry.ending(offset(entry.offset()), reopening);
    }

    private String offset(String own) {
        if (shared) {
            return own;
        }
        Position position = position(own);
        shared = position.reaches(from.position());
        return shared ? own : Offset.text(position.max(from.position()), now);
    }

    private static Position position(String own) {
        try {
            return Offset.parse(own).position();
        } catch (MalformedPositionException e) {
            throw new IllegalStateException("An entry's offset is our own", e);
        }
    }
}
