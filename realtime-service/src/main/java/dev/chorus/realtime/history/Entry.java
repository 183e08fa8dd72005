package dev.chorus.realtime.history;

import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.engineio.EngineConfig;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.engineio.Readers;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.socketio.OpenEvent;
import java.time.Instant;

/**
 * What was told to a room.
 *
 * @param number in the order of this node
 * @param index of its record's partition in positions
 * @param record its record's offset in that partition
 * @param offset of the position at which it stands
 * @param at when its record was written
 */
public record Entry(
        long number,
        int index,
        long record,
        Room room,
        Hearing hearing,
        Content content,
        String offset,
        About about,
        Instant at) {
    private static final int OVERHEAD = 400;
    private static final int STATE_BYTES = 200;

    /** How it was told. */
    public sealed interface Content {

        /** To everyone in the same packet, which ends with the entry's offset. */
        record Event(PreparedPacket packet) implements Content {}

        /** Only the newest counts. */
        record State(OpenEvent event) implements Content {}
    }

    /** Takes the offset off an event's end again. */
    @FunctionalInterface
    public interface Reopening {
        OpenEvent reopen(PreparedPacket packet, String offset);
    }

    /** With another offset at its end, for one session; nothing is encoded anew for the entry's own. */
    public PreparedPacket ending(String otherOffset, Reopening reopening) {
        return switch (content) {
            case Content.Event(var packet) ->
                otherOffset.equals(offset)
                        ? packet
                        : reopening.reopen(packet, offset).end(otherOffset, Readers.ONE);
            case Content.State(var event) -> event.end(otherOffset, Readers.ONE);
        };
    }

    boolean isState() {
        return content instanceof Content.State;
    }

    /** What it takes while it waits for its reader, roughly. */
    int queued() {
        return length() + EngineConfig.PACKET_OVERHEAD;
    }

    private int length() {
        return content instanceof Content.Event(var packet) ? packet.length() : STATE_BYTES;
    }

    /** What it takes in memory, roughly. */
    int size() {
        return length() + offset.length() + OVERHEAD;
    }
}
