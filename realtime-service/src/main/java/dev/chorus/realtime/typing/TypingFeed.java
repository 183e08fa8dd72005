package dev.chorus.realtime.typing;

import dev.chorus.events.SignalEvent;
import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.Publication.Announcement;
import dev.chorus.realtime.hub.PushEncoder;
import dev.chorus.realtime.hub.PushedEvent;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.typing.Typing.Pair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Shows who is typing to all devices of the receiver, and that they have stopped, of itself if nothing more comes. */
@Component
public final class TypingFeed {
    private final Map<Pair, Disposable> ends = new ConcurrentHashMap<>();
    private final TypingSettings settings;
    private final PushEncoder packets;
    private final Hub hub;
    private final Clock clock;

    TypingFeed(TypingSettings settings, PushEncoder packets, Hub hub, Clock clock) {
        this.settings = settings;
        this.packets = packets;
        this.hub = hub;
        this.clock = clock;
    }

    private record Typist(UUID userId) {}

    /** What was said before it could be shown is over. */
    public void hear(SignalEvent.Typing signal) {
        Pair pair = new Pair(signal.userId(), signal.receiverId());
        if (signal.at().plus(settings.shownFor()).isBefore(clock.instant())) {
            return;
        }
        ends.compute(pair, (_, end) -> {
            if (end != null) {
                end.dispose();
            }
            if (signal.typing() || end != null) {
                push(pair, signal.typing(), signal.at());
            }
            return signal.typing() ? Mono.delay(settings.shownFor()).subscribe(_ -> end(pair)) : null;
        });
    }

    private void end(Pair pair) {
        ends.computeIfPresent(pair, (_, _) -> {
            push(pair, false, clock.instant());
            return null;
        });
    }

    private void push(Pair pair, boolean typing, Instant at) {
        hub.publish(List.of(new Announcement(
                new Room.User(pair.receiverId()),
                Hearing.ofAct(pair.userId()),
                packets.encode(
                        typing ? PushedEvent.USER_TYPING : PushedEvent.USER_STOP_TYPING, new Typist(pair.userId())),
                at)));
    }
}
