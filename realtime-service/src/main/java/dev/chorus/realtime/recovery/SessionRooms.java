package dev.chorus.realtime.recovery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chorus.events.SignalEvent;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.realtime.history.HistorySettings;
import dev.chorus.realtime.hub.EvictionListener;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.signals.Signals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * In which rooms of posts each session is, on all nodes, and for some time after it was lost. Each node says it of its own
 * sessions after changes and now and then. Only a session that has been in a room is known here. Thread-safe.
 *
 * <p>However often a session changes its rooms, it is told of once in an interval at most, the first time at once and the
 * newest always. That it was put out of a room is only told with the next repetition: whoever comes back is asked for again
 * at the room's owner, and all who are in a room can be put out together.
 */
@Component
public final class SessionRooms implements EvictionListener {
    static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Sessions and rooms counted together. */
    private static final int MOST = 2_000_000;

    private final Map<UUID, Here> here = new ConcurrentHashMap<>();
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
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

    /**
     * @param toldAt when this or what was before it was told last
     * @param waits whether it has changed since, and that is to be told
     */
    private record Here(Session session, Stay stay, Instant toldAt, boolean waits) {
        Here in(List<UUID> rooms) {
            return new Here(session, new Stay(stay.userId(), rooms, stay.since()), toldAt, waits);
        }

        Here waiting() {
            return new Here(session, stay, toldAt, true);
        }
    }

    /** The session has entered or left a room; on its event loop. */
    public void announce(Session session) {
        List<UUID> rooms = rooms(session);
        UUID key = session.key();
        // Told inside: a repetition of what was before must not come after it.
        here.compute(key, (_, former) -> {
            if (former != null && former.session() == session) {
                Here changed = remembered(key, former.in(rooms));
                return isTooSoon(former) ? waiting(key, changed) : told(key, changed);
            }
            boolean nothing = former == null && rooms.isEmpty() && known.getIfPresent(key) == null;
            Stay stay = new Stay(session.userId(), rooms, begin(key));
            return nothing ? null : told(key, remembered(key, new Here(session, stay, clock.instant(), false)));
        });
    }

    /** The session was put out of a room; on its event loop. */
    @Override
    public void evicted(Session session) {
        here.computeIfPresent(
                session.key(),
                (key, current) -> current.session() == session ? remembered(key, current.in(rooms(session))) : current);
    }

    /** The session is not on this node any more, or came here anew in the meantime. Where it was is remembered. */
    void left(Session session) {
        here.computeIfPresent(session.key(), (key, current) -> {
            if (current.session() != session) {
                return current;
            }
            if (current.waits()) {
                told(key, current);
            }
            return null;
        });
    }

    /** Tells what has waited for long enough. */
    void tellWaiting() {
        for (UUID key : waiting) {
            here.compute(key, (_, current) -> {
                boolean still = current != null && current.waits() && isTooSoon(current);
                if (!still) {
                    waiting.remove(key);
                }
                return current == null || !current.waits() || still ? current : told(key, current);
            });
        }
    }

    private boolean isTooSoon(Here current) {
        return clock.instant().isBefore(current.toldAt().plus(INTERVAL));
    }

    private Here waiting(UUID key, Here current) {
        waiting.add(key);
        return current.waiting();
    }

    private static List<UUID> rooms(Session session) {
        return session.rooms().stream().map(Room.Post::id).toList();
    }

    public void hear(SignalEvent.SessionRooms signal) {
        Here current = here.get(signal.sessionKey());
        if (current != null && !signal.since().isAfter(current.stay().since())) {
            // Our own words, and older than what we know by now, perhaps; or those of a node that it has left.
            return;
        }
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
                here.computeIfPresent(key, (_, current) -> told(key, remembered(key, current)));
            }
        }
    }

    private Here told(UUID key, Here current) {
        tell(key, current.stay());
        return new Here(current.session(), current.stay(), clock.instant(), false);
    }

    /** At once on this node. */
    private Here remembered(UUID key, Here current) {
        remember(key, current.stay());
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
