package dev.chorus.realtime.hub;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Who holds one of the places that each user has on this node, over all its event loops. Thread-safe and exact. The places
 * are held by sessions rather than counted, so that giving one back twice, or one that was passed on, changes nothing.
 */
final class Places {
    private final ConcurrentMap<UUID, Set<Session>> taken = new ConcurrentHashMap<>();
    private final int perUser;

    Places(int perUser) {
        this.perUser = perUser;
    }

    /**
     * Takes one. What an older socket of the same session holds passes on to this one. False if none is left, and if a
     * later one of the same session is there: at most one place is held for a session, by the latest.
     */
    boolean take(Session session) {
        boolean[] granted = new boolean[1];
        taken.compute(session.userId(), (_, known) -> {
            Set<Session> theirs = known == null ? HashSet.newHashSet(1) : known;
            granted[0] = mayEnter(session, theirs) && theirs.add(session);
            return theirs.isEmpty() ? null : theirs;
        });
        return granted[0];
    }

    private boolean mayEnter(Session session, Set<Session> theirs) {
        // A new session has a key of its own.
        if (session.arrival() instanceof Arrival.Return) {
            if (theirs.stream().anyMatch(other -> session.isSameAs(other) && session.isOlderThan(other))) {
                return false;
            }
            theirs.removeIf(session::isSameAs);
        }
        return theirs.size() < perUser;
    }

    void leave(Session session) {
        taken.computeIfPresent(session.userId(), (_, theirs) -> {
            theirs.remove(session);
            return theirs.isEmpty() ? null : theirs;
        });
    }

    void clear() {
        taken.clear();
    }

    /** How many users hold any. */
    int users() {
        return taken.size();
    }
}
