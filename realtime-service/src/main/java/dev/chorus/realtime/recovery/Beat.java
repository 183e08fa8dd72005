package dev.chorus.realtime.recovery;

import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.Publication.Announcement;
import dev.chorus.realtime.hub.PushEncoder;
import dev.chorus.realtime.hub.PushedEvent;
import dev.chorus.realtime.hub.Room;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Keeps those recoverable to whom nothing happens: tells every client how far it has come, now and then, and repeats in which
 * rooms its session is. Without it a client's offset could be older than the history though it was there all the time.
 */
@Component
final class Beat {
    static final int PARTS = 12;

    private final Hub hub;
    private final SessionRooms rooms;
    private final PushEncoder packets;
    private final Clock clock;

    Beat(Hub hub, SessionRooms rooms, PushEncoder packets, Clock clock) {
        this.hub = hub;
        this.rooms = rooms;
        this.packets = packets;
        this.clock = clock;
    }

    /** One of {@link #PARTS} in which all is said once. */
    void beat(long count) {
        int part = Math.floorMod(count, PARTS);
        rooms.repeat(part, PARTS);
        if (part == 0) {
            hub.publish(List.of(new Announcement(
                    Room.EVERYONE, Hearing.ALL, packets.encode(PushedEvent.POSITION), clock.instant())));
        }
    }
}
