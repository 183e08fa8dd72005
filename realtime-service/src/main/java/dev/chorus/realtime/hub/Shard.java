package dev.chorus.realtime.hub;

import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.audience.Relations;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.engineio.Readers;
import dev.chorus.realtime.hub.Publication.Advance;
import dev.chorus.realtime.hub.Publication.Announcement;
import dev.chorus.realtime.hub.Publication.AuthorErased;
import dev.chorus.realtime.hub.Publication.AuthorVisibility;
import dev.chorus.realtime.hub.Publication.Eviction;
import dev.chorus.realtime.hub.Publication.Latest;
import dev.chorus.realtime.hub.Publication.Push;
import dev.chorus.realtime.hub.Publication.Severance;
import dev.chorus.realtime.hub.Publication.Unfollowing;
import dev.chorus.realtime.hub.Room.Author;
import dev.chorus.realtime.position.Offset;
import dev.chorus.realtime.socketio.Socket;
import io.netty.channel.EventLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets and rooms of one event loop, touched on that loop only, so without locks.
 *
 * <p>Writing to a slow reader can close it on the spot. While members are iterated over, departures are put off until
 * the iteration is done.
 */
final class Shard {
    private static final Logger log = LoggerFactory.getLogger(Shard.class);

    /** For so long after someone was shut out, an answer that let them in may be older than that. */
    private static final Duration STALE_ANSWERS = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final Duration stateInterval;
    private final Clock clock;
    private final EdgeMeters meters;
    private final EvictionListener evictions;
    private final Map<Room, Members> rooms = new HashMap<>();
    private final Map<UUID, Set<Room.Post>> roomsByAuthor = new HashMap<>();
    private final Map<UUID, Instant> closedAuthors = new HashMap<>();
    private final Map<Unfollowing, Instant> unfollowings = new HashMap<>();
    private final Map<UUID, Socket<Session>> byKey = new HashMap<>();
    private final List<Socket<Session>> departed = new ArrayList<>();
    private Advance reached;
    private boolean iterating;

    Shard(
            EventLoop loop,
            Advance reached,
            Duration stateInterval,
            Clock clock,
            EdgeMeters meters,
            EvictionListener evictions) {
        this.loop = loop;
        this.reached = reached;
        this.stateInterval = stateInterval;
        this.clock = clock;
        this.meters = meters;
        this.evictions = evictions;
    }

    /** From any thread. */
    void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException _) {
            // The loop has stopped, and its sockets are closed.
        }
    }

    Advance reached() {
        return reached;
    }

    /** Never goes back: what is written now ends with it. */
    String offset() {
        return Offset.text(reached.position(), clock.instant());
    }

    /** One that came back later, and was let in first, stays. */
    void closeOlder(Session session) {
        Socket<Session> socket = byKey.get(session.key());
        if (socket != null && socket.state().isOlderThan(session)) {
            socket.disconnect(true);
        }
    }

    void connect(Socket<Session> socket) {
        byKey.merge(socket.state().key(), socket, (one, other) -> one.state().isOlderThan(other.state()) ? other : one);
        Credential credential = socket.state().credential();
        add(Room.EVERYONE, socket);
        add(new Room.User(credential.userId()), socket);
        add(new Room.Login(credential.loginId()), socket);
    }

    void disconnect(Socket<Session> socket) {
        if (iterating) {
            departed.add(socket);
            return;
        }
        Session session = socket.state();
        byKey.remove(session.key(), socket);
        session.posts().forEach(room -> remove(room, socket));
        session.posts().clear();
        remove(new Room.User(session.userId()), socket);
        remove(new Room.Login(session.credential().loginId()), socket);
        remove(Room.EVERYONE, socket);
    }

    void renew(Socket<Session> socket, Credential fresh) {
        if (holds(socket)) {
            remove(new Room.Login(socket.state().credential().loginId()), socket);
            socket.state().renew(fresh);
            add(new Room.Login(fresh.loginId()), socket);
        }
    }

    boolean join(Socket<Session> socket, Session.Entrance entrance, Author author) {
        Session session = socket.state();
        boolean isPrivate = author.isPrivate() || closedAuthors.containsKey(author.id());
        if (wasShutOut(session.relations(), author.id(), isPrivate)) {
            session.withdraw(entrance);
            return false;
        }
        if (holds(socket) && session.enter(entrance)) {
            Room.Post room = entrance.room();
            add(room, socket).author = new Author(author.id(), isPrivate);
            roomsByAuthor.computeIfAbsent(author.id(), _ -> new HashSet<>()).add(room);
        }
        return true;
    }

    /**
     * Whether something was heard that may be newer than the answer which let the session's user in. That someone does not
     * follow an author is no reason: the follow may be so new that it has not been heard of.
     */
    private boolean wasShutOut(Relations relations, UUID authorId, boolean isPrivate) {
        boolean closed = closedAuthors.containsKey(authorId) && !relations.follows(authorId);
        boolean unfollowed = isPrivate
                && !relations.follows(authorId)
                && unfollowings.containsKey(new Unfollowing(relations.userId(), authorId));
        return relations.isSeveredFrom(authorId) || closed || unfollowed;
    }

    void leave(Socket<Session> socket, Room.Post room) {
        socket.state().left(room);
        remove(room, socket);
    }

    void deliver(List<Publication> publications) {
        for (Publication publication : publications) {
            switch (publication) {
                case Advance advance -> reached = advance;
                case Push push -> write(rooms.get(push.room()), push.hearing(), push.packet(), push.at());
                case Announcement announcement -> tell(announcement);
                case Latest latest -> offer(latest);
                case Eviction eviction -> evict(eviction.room(), _ -> true);
                case AuthorVisibility visibility -> apply(visibility);
                case AuthorErased erased -> evict(roomsOf(erased.authorId()), _ -> true);
                case Unfollowing unfollowing -> apply(unfollowing);
                case Severance severance -> apply(severance);
            }
        }
    }

    void close(Room room) {
        Members members = rooms.get(room);
        if (members != null) {
            List.copyOf(members.sockets()).forEach(socket -> socket.disconnect(true));
        }
    }

    void sweep(SessionCheck check, Instant now) {
        closedAuthors.values().removeIf(until -> !until.isAfter(now));
        unfollowings.values().removeIf(until -> !until.isAfter(now));
        Members everyone = rooms.get(Room.EVERYONE);
        if (everyone != null) {
            String offset = offset();
            iterate(() -> everyone.sockets().forEach(socket -> check.look(socket, now, offset)));
        }
    }

    private void apply(AuthorVisibility visibility) {
        UUID authorId = visibility.authorId();
        if (visibility.closed()) {
            closedAuthors.put(authorId, clock.instant().plus(STALE_ANSWERS));
        } else {
            closedAuthors.remove(authorId);
        }
        List<Room.Post> theirs = roomsOf(authorId);
        theirs.forEach(room -> of(room).author = new Author(authorId, visibility.closed()));
        if (visibility.closed()) {
            evict(theirs, session -> !session.relations().follows(authorId));
        }
    }

    private void apply(Unfollowing unfollowing) {
        unfollowings.put(unfollowing, clock.instant().plus(STALE_ANSWERS));
        List<Room.Post> closed = roomsOf(unfollowing.authorId()).stream()
                .filter(room -> isPrivate(of(room).author))
                .toList();
        evict(closed, session -> session.userId().equals(unfollowing.followerId()));
    }

    private void apply(Severance severance) {
        evict(roomsOf(severance.oneId()), session -> session.userId().equals(severance.otherId()));
        evict(roomsOf(severance.otherId()), session -> session.userId().equals(severance.oneId()));
    }

    private List<Room.Post> roomsOf(UUID authorId) {
        return List.copyOf(roomsByAuthor.getOrDefault(authorId, Set.of()));
    }

    private Members of(Room room) {
        return Objects.requireNonNull(rooms.get(room));
    }

    private static boolean isPrivate(@Nullable Author author) {
        return author != null && author.isPrivate();
    }

    private void tell(Announcement announcement) {
        Members members = rooms.get(announcement.room());
        if (members != null) {
            write(
                    members,
                    announcement.hearing(),
                    announcement.event().end(offset(), Readers.PRESENT),
                    announcement.at());
        }
    }

    private void write(@Nullable Members members, Hearing hearing, PreparedPacket packet, Instant at) {
        if (members != null) {
            iterate(() -> meters.delivered(members.write(packet, hearing), at));
        }
    }

    private void offer(Latest latest) {
        Members members = rooms.get(latest.room());
        if (members == null) {
            return;
        }
        if (members.states == null) {
            members.states = new Throttle(
                    loop,
                    stateInterval.toNanos(),
                    state -> write(members, Hearing.ALL, state.event().end(offset(), Readers.PRESENT), state.at()));
        }
        members.states.offer(latest);
    }

    private void evict(List<Room.Post> all, Predicate<Session> whom) {
        all.forEach(room -> evict(room, whom));
    }

    private void evict(Room.Post room, Predicate<Session> whom) {
        Members members = rooms.get(room);
        if (members == null) {
            return;
        }
        for (Socket<Session> socket : List.copyOf(members.sockets())) {
            if (whom.test(socket.state())) {
                leave(socket, room);
                evictions.evicted(socket.state());
            }
        }
    }

    private boolean holds(Socket<Session> socket) {
        Members everyone = rooms.get(Room.EVERYONE);
        return everyone != null && everyone.contains(socket);
    }

    private Members add(Room room, Socket<Session> socket) {
        Members members = rooms.computeIfAbsent(room, _ -> new Members());
        members.add(socket);
        return members;
    }

    private void remove(Room room, Socket<Session> socket) {
        Members members = rooms.get(room);
        if (members != null) {
            members.remove(socket);
            if (members.isEmpty()) {
                rooms.remove(room);
                forget(room, members.author);
            }
        }
    }

    private void forget(Room room, @Nullable Author author) {
        if (author != null) {
            roomsByAuthor.computeIfPresent(author.id(), (_, theirs) -> {
                theirs.remove(room);
                return theirs.isEmpty() ? null : theirs;
            });
        }
    }

    private void iterate(Runnable work) {
        iterating = true;
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("Some sockets may have missed something", e);
        } finally {
            iterating = false;
            departed.forEach(this::disconnect);
            departed.clear();
        }
    }
}
