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
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** From what the nodes say to {@code user_online} and {@code user_offline}; and this node's own regular part in it. */
@Component
public final class PresenceFeed implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PresenceFeed.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Presence presence;
    private final Attendance attendance;
    private final PresenceSettings settings;
    private final PushEncoder packets;
    private final Hub hub;
    private final Clock clock;
    private volatile @Nullable Disposable running;

    PresenceFeed(
            Presence presence,
            Attendance attendance,
            PresenceSettings settings,
            PushEncoder packets,
            Hub hub,
            Clock clock) {
        this.presence = presence;
        this.attendance = attendance;
        this.settings = settings;
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

    @Override
    public void start() {
        int parts = Math.max(1, Math.toIntExact(settings.refresh().dividedBy(settings.heartbeat())));
        Flux<Runnable> looks = Flux.interval(LOOK).map(_ -> () -> publish(presence.look()));
        Flux<Runnable> beats = Flux.interval(Duration.ZERO, settings.heartbeat())
                .map(beat -> () -> {
                    attendance.live();
                    attendance.repeat(Math.floorMod(beat, parts), parts);
                });
        running = Flux.merge(looks.onBackpressureDrop(), beats.onBackpressureDrop())
                .subscribe(PresenceFeed::carryOut);
    }

    private static void carryOut(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("Presence stands still for a moment", e);
        }
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
