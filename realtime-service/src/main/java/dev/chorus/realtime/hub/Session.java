package dev.chorus.realtime.hub;

import dev.chorus.realtime.RealtimeProperties.Limits;
import dev.chorus.realtime.audience.Relations;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the edge keeps with each socket. Made before the socket is there; from then on used only on the socket's event
 * loop.
 */
public final class Session {
    private static final AtomicLong WISHES = new AtomicLong();

    private final Limits limits;
    private final TokenBucket events;
    private final Set<Room.Post> posts = HashSet.newHashSet(1);
    private final Map<Room.Post, Entrance> entering = HashMap.newHashMap(1);
    private final Relations relations;
    private final Arrival arrival;
    private final long wish;
    private final Turns turns;
    private Credential credential;
    private boolean askedForToken;

    /**
     * A new one.
     *
     * @param wish the {@link #nextWish() number} of its client's wish to be let in
     */
    public Session(long wish, Credential credential, Relations relations, Limits limits) {
        this(wish, credential, relations, limits, new Arrival.New(UUID.randomUUID(), null));
    }

    private Session(long wish, Credential credential, Relations relations, Limits limits, Arrival arrival) {
        this.wish = wish;
        this.arrival = arrival;
        this.credential = credential;
        this.relations = relations;
        this.limits = limits;
        this.turns = new Turns(limits.eventBurst());
        this.events = new TokenBucket(limits.eventsPerSecond(), limits.eventBurst(), System.nanoTime());
    }

    /** Of a wish to be let in that is heard now: higher than those of all that were heard before. Thread-safe. */
    public static long nextWish() {
        return WISHES.incrementAndGet();
    }

    /** The same before it is there, having arrived in another way. */
    public Session arriving(Arrival other) {
        return new Session(wish, credential, relations, limits, other);
    }

    public Arrival arrival() {
        return arrival;
    }

    /** Known to its client only, and the same after a loss; another name than the login's. */
    public UUID key() {
        return arrival.key();
    }

    /** Whether its client asked for it before it asked for the other one, however long either took to be let in. */
    public boolean isOlderThan(Session other) {
        return wish < other.wish;
    }

    /** Whether both are what their client takes for one session. */
    boolean isSameAs(Session other) {
        return key().equals(other.key());
    }

    public UUID userId() {
        return credential.userId();
    }

    /** How its user stands to others, now. */
    public Relations relations() {
        return relations;
    }

    public Credential credential() {
        return credential;
    }

    /** Counts an event against the session's rate; false if it is one too many. */
    public boolean mayDo() {
        return events.take(System.nanoTime());
    }

    /** For what it asks for and is to be done in the order in which it asked. */
    public Turns turns() {
        return turns;
    }

    /** True once for each credential, from {@code notice} before its end, or half of its life if that is shorter. */
    public boolean shouldAskForToken(Instant now, Duration notice) {
        if (askedForToken) {
            return false;
        }
        Duration half =
                Duration.between(credential.issuedAt(), credential.expiresAt()).dividedBy(2);
        Duration ahead = half.compareTo(notice) < 0 ? half : notice;
        askedForToken = !now.isBefore(credential.expiresAt().minus(ahead));
        return askedForToken;
    }

    /**
     * Notes that the session is about to enter a room, once for each attempt that is under way.
     *
     * @return the same for all of them, until the session is in the room or leaves it; empty if it is in too many already
     */
    public Optional<Entrance> announce(Room.Post room) {
        Entrance entrance = entering.get(room);
        if (entrance == null) {
            if (!posts.contains(room) && posts.size() + entering.size() >= limits.roomsPerSession()) {
                return Optional.empty();
            }
            entrance = new Entrance(room);
            entering.put(room, entrance);
        }
        entrance.attempts++;
        return Optional.of(entrance);
    }

    /** One of the attempts announced comes to nothing. */
    public void withdraw(Entrance entrance) {
        entrance.attempts--;
        if (entrance.attempts == 0) {
            entering.remove(entrance.room, entrance);
        }
    }

    public boolean isIn(Room.Post room) {
        return posts.contains(room);
    }

    /** The rooms that it is in now. */
    public List<Room.Post> rooms() {
        return List.copyOf(posts);
    }

    void renew(Credential fresh) {
        credential = fresh;
        askedForToken = false;
    }

    /** False if the session has left in the meantime, or is in the room already. */
    boolean enter(Entrance entrance) {
        return entering.remove(entrance.room, entrance) && posts.add(entrance.room);
    }

    /** With all the attempts to enter it. */
    void left(Room.Post room) {
        entering.remove(room);
        posts.remove(room);
    }

    Set<Room.Post> posts() {
        return posts;
    }

    /** The attempts to enter one room. Those begun before the session left it have no part in those begun since. */
    public static final class Entrance {
        private final Room.Post room;
        private int attempts;

        private Entrance(Room.Post room) {
            this.room = room;
        }

        public Room.Post room() {
            return room;
        }
    }
}
