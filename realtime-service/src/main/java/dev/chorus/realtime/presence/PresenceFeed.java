package dev.chorus.realtime.presence;

import dev.chorus.events.SignalEvent;
import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.Publication;
import dev.chorus.realtime.hub.PushEncoder;
import dev.chorus.realtime.hub.PushedEvent;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.presence.Presence.Change;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** From what the nodes say to {@code user_online} and {@code user_offline}; and this node's own regular part in it. */
@Component
public final class PresenceFeed {
    private final Presence presence;
    private final Attendance attendance;
    private final PushEncoder packets;
    private final Hub hub;
    private final Clock clock;

    PresenceFeed(Presence presence, Attendance attendance, PushEncoder packets, Hub hub, Clock clock) {
        this.presence = presence;
        this.attendance = attendance;
        this.packets = packets;
        this.hub = hub;
        this.clock = clock;
    }

    public void hear(SignalEvent.Presence signal) {
        publish(presence.apply(signal));
    }

    public void hear(SignalEvent.NodeAlive alive) {
        publish(presence.apply(alive));
    }

    /** Whether someone has been away for long enough. */
    void look() {
        publish(presence.look());
    }

    /** This node is alive, and so are those on it; the latter in one of so many parts. */
    void beat(long count, int parts) {
        attendance.live();
        attendance.repeat(Math.floorMod(count, parts), parts);
    }

    private void publish(List<Change> changes) {
        if (!changes.isEmpty()) {
            hub.publish(changes.stream().map(this::push).toList());
        }
    }

    private Publication push(Change change) {
        return new Publication.Announcement(
                Room.EVERYONE,
                Hearing.ofPresence(change.userId()),
                packets.encode(change.online() ? PushedEvent.USER_ONLINE : PushedEvent.USER_OFFLINE, change.userId()),
                clock.instant());
    }
}
