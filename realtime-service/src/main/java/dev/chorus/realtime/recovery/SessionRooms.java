package dev.chorus.realtime.recovery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chorus.events.SignalEvent;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.realtime.history.HistorySettings;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.signals.Signals;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * In which rooms of posts each session is, on all nodes, and for some time after it was lost. Each node says it of its own
 * sessions on every change and now and then. Only a session that has been in a room is known here. Thread-safe.
 */
@Component
public final class SessionRooms {
    /** Sessions and rooms counted together. */
    private static final int MOST = 2_000_000;

    private final Map<UUID, Here> here = new ConcurrentHashMap<>();
    private final Cache<UUID, Stay> known;
    private final Signals signals;
    private final Ids ids;
    private final Clock clock;

    SessionRooms(Signals signals, HistorySettings settings, Ids ids, Clock clock) {
        this.signals = signals;
        this.ids = ids;
        this.clock = clock;
        // One who is lost was named a refresh before, and may come back as long as the history reaches.
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(settings.retention().plus(settings.refresh()).plus(settings.slack()))
                .maximumWeight(MOST)
                .weigher((UUID _, Stay stay) -> 1 + stay.rooms().size())
                .build();
    }

    /** @param since the session came to the node that says so */
    private record Stay(UUID userId, List<UUID> rooms, Instant since) {}

    private record Here(Session session, Stay stay) {}

    /** Tells all nodes of the session's rooms, after a change; on its event loop. */
    public void announce(Session session) {
        List<UUID> rooms = session.rooms().stream().map(Room.Post::id).toList();
        UUID key = session.key();
        // Told inside: a repetition of what was before must not come after it.
        here.compute(key, (_, former) -> {
            if (former != null && former.session() == session) {
                return told(
                        key,
                        new Here(
                                session,
                                new Stay(session.userId(), rooms, former.stay().since())));
            }
            boolean nothing = former == null && rooms.isEmpty() && known.getIfPresent(key) == null;
            return nothing ? null : told(key, new Here(session, new Stay(session.userId(), rooms, begin(key))));
        });
    }

    /** The session is not on this node any more, or came here anew in the meantime. Where it was is remembered. */
    void left(Session session) {
        here.computeIfPresent(session.key(), (_, current) -> current.session() == session ? null : current);
    }

    public void hear(SignalEvent.SessionRooms signal) {
        remember(signal.sessionKey(), new Stay(signal.userId(), List.copyOf(signal.rooms()), signal.since()));
    }

    /** Those in which this user's session was; none for another's. */
    List<Room.Post> of(UUID key, UUID userId) {
        Stay stay = known.getIfPresent(key);
        return stay == null || !stay.userId().equals(userId)
                ? List.of()
                : stay.rooms().stream().map(Room.Post::new).toList();
    }

    /** Repeats a part of what holds: of all that is divided into {@code parts}, the one that is named. */
    void repeat(int part, int parts) {
        for (UUID key : here.keySet()) {
            if (Math.floorMod(key.hashCode(), parts) == part) {
                here.computeIfPresent(key, this::told);
            }
        }
    }

    private Here told(UUID key, Here current) {
        remember(key, current.stay());
        tell(key, current.stay());
        return current;
    }

    /** After its stay elsewhere, by whichever clock. */
    private Instant begin(UUID key) {
        Stay former = known.getIfPresent(key);
        Instant now = clock.instant();
        return former == null || former.since().isBefore(now)
                ? now
                : former.since().plusMillis(1);
    }

    /** What an earlier node still says, not having noticed that it has lost the session, counts no more. */
    private void remember(UUID key, Stay stay) {
        known.asMap().merge(key, stay, (one, other) -> other.since().isBefore(one.since()) ? one : other);
    }

    private void tell(UUID key, Stay stay) {
        signals.send(new SignalEvent.SessionRooms(
                ids.next(), clock.instant(), key, stay.userId(), stay.rooms(), stay.since()));
    }
}
