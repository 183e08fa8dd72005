package dev.chorus.realtime.presence;

import dev.chorus.events.SignalEvent;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.realtime.audience.Relations;
import dev.chorus.realtime.signals.Signals;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Who is connected to this node, and tells all nodes of it: when someone's first device comes, when the last one goes, and
 * again now and then. Of those who hide their presence nothing is told. Thread-safe.
 */
@Component
public final class Attendance {
    private final Map<UUID, Attendant> attendants = new ConcurrentHashMap<>();
    private final Signals signals;
    private final ThisNode self;
    private final Ids ids;
    private final Clock clock;

    Attendance(Signals signals, ThisNode self, Ids ids, Clock clock) {
        this.signals = signals;
        this.self = self;
        this.ids = ids;
        this.clock = clock;
    }

    private record Attendant(int devices, Relations relations) {}

    /** One more device of theirs is connected. */
    public void arrive(Relations relations) {
        // Told while the entry is held: what is told of someone is told in the order in which it happened.
        attendants.compute(relations.userId(), (userId, known) -> {
            if (known == null) {
                tell(relations, true);
            }
            return new Attendant(known == null ? 1 : known.devices() + 1, relations);
        });
    }

    /** One device fewer. */
    public void leave(UUID person) {
        attendants.computeIfPresent(person, (userId, known) -> {
            if (known.devices() > 1) {
                return new Attendant(known.devices() - 1, known.relations());
            }
            tell(known.relations(), false);
            return null;
        });
    }

    /** They hide their presence from now on, or show it again. */
    public void hide(UUID person, boolean hidden) {
        attendants.computeIfPresent(person, (userId, known) -> {
            signals.send(signal(userId, !hidden));
            return known;
        });
    }

    /** Repeats a part of what holds: of all that is divided into {@code parts}, the one that is named. */
    void repeat(int part, int parts) {
        attendants.keySet().stream()
                .filter(userId -> Math.floorMod(userId.hashCode(), parts) == part)
                .forEach(person -> attendants.computeIfPresent(person, (userId, known) -> {
                    tell(known.relations(), true);
                    return known;
                }));
    }

    void live() {
        signals.send(new SignalEvent.NodeAlive(ids.next(), clock.instant(), self.id()));
    }

    private void tell(Relations relations, boolean connected) {
        if (!relations.hidesPresence()) {
            signals.send(signal(relations.userId(), connected));
        }
    }

    private SignalEvent signal(UUID userId, boolean connected) {
        return new SignalEvent.Presence(ids.next(), clock.instant(), userId, self.id(), connected);
    }
}
