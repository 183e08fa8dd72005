package dev.chorus.realtime.recovery;

import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.history.HistorySettings;
import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.Publication.Announcement;
import dev.chorus.realtime.hub.PushEncoder;
import dev.chorus.realtime.hub.PushedEvent;
import dev.chorus.realtime.hub.Room;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * Keeps those recoverable to whom nothing happens: tells every client how far it has come, now and then, and repeats in which
 * rooms its session is. Without it a client's offset could be older than the history though it was there all the time.
 */
@Component
final class Beat implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Beat.class);
    private static final int PARTS = 12;

    private final Hub hub;
    private final SessionRooms rooms;
    private final PushEncoder packets;
    private final HistorySettings settings;
    private final Clock clock;
    private volatile @Nullable Disposable running;

    Beat(Hub hub, SessionRooms rooms, PushEncoder packets, HistorySettings settings, Clock clock) {
        this.hub = hub;
        this.rooms = rooms;
        this.packets = packets;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = Flux.interval(settings.refresh().dividedBy(PARTS))
                .onBackpressureDrop()
                .subscribe(this::beat);
    }

    private void beat(long count) {
        try {
            int part = Math.floorMod(count, PARTS);
            rooms.repeat(part, PARTS);
            if (part == 0) {
                hub.publish(List.of(new Announcement(
                        Room.EVERYONE, Hearing.ALL, packets.encode(PushedEvent.POSITION), clock.instant())));
            }
        } catch (RuntimeException e) {
            log.error("A beat is left out", e);
        }
    }

    @Override
    public void stop() {
        Disposable current = running;
        if (current != null) {
            current.dispose();
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
