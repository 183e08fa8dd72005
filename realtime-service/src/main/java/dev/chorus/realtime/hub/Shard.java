package dev.chorus.realtime.hub;

import dev.chorus.realtime.hub.Publication.AuthorVisibility;
import dev.chorus.realtime.hub.Publication.Eviction;
import dev.chorus.realtime.hub.Publication.Latest;
import dev.chorus.realtime.hub.Publication.Push;
import dev.chorus.realtime.socketio.Socket;
import io.netty.channel.EventLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
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

    /** For so long after an author has gone private, an answer that let somebody in may be older than that. */
    private static final Duration STALE_ANSWERS = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final Duration stateInterval;
    private final Clock clock;
    private final EdgeMeters meters;
    private final Map<Room, Members> rooms = new HashMap<>();
    private final Map<UUID, Instant> closedAuthors = new HashMap<>();
    private final List<Socket<Session>> departed = new ArrayList<>();
    private boolean iterating;

    Shard(EventLoop loop, Duration stateInterval, Clock clock, EdgeMeters meters) {
        this.loop = loop;
        this.stateInterval = stateInterval;
        this.clock = clock;
        this.meters = meters;
    }

    /** From any thread. */
    void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException _) {
            // The loop has stopped, and its sockets are closed.
        }
    }

    void connect(Socket<Session> socket) {
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

    boolean join(Socket<Session> socket, Room.Post room, UUID authorId) {
        Session session = socket.state();
        if (closedAuthors.containsKey(authorId) && !authorId.equals(session.userId())) {
            session.withdraw(room);
            return false;
        }
        if (holds(socket) && session.enter(room)) {
            add(room, socket).authorId = authorId;
        }
        return true;
    }

    void leave(Socket<Session> socket, Room.Post room) {
        socket.state().withdraw(room);
        socket.state().left(room);
        remove(room, socket);
    }

    void deliver(List<Publication> publications) {
        for (Publication publication : publications) {
            switch (publication) {
                case Push push -> write(rooms.get(push.room()), push);
                case Latest latest -> offer(latest);
                case Eviction eviction -> evict(eviction.room(), null);
                case AuthorVisibility visibility -> apply(visibility);
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
        Members everyone = rooms.get(Room.EVERYONE);
        if (everyone != null) {
            iterate(() -> everyone.sockets().forEach(socket -> check.look(socket, now)));
        }
    }

    private void apply(AuthorVisibility visibility) {
        if (!visibility.closed()) {
            closedAuthors.remove(visibility.authorId());
            return;
        }
        closedAuthors.put(visibility.authorId(), clock.instant().plus(STALE_ANSWERS));
        List<Room.Post> theirs = rooms.entrySet().stream()
                .filter(entry -> visibility.authorId().equals(entry.getValue().authorId))
                .map(entry -> (Room.Post) entry.getKey())
                .toList();
        theirs.forEach(room -> evict(room, visibility.authorId()));
    }

    private void write(@Nullable Members members, Push push) {
        if (members != null) {
            iterate(() -> meters.delivered(members.write(push.packet()), push.at()));
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
                    state -> write(members, new Push(state.room(), state.packet(), state.at())));
        }
        members.states.offer(latest);
    }

    private void evict(Room.Post room, @Nullable UUID except) {
        Members members = rooms.get(room);
        if (members == null) {
            return;
        }
        for (Socket<Session> socket : List.copyOf(members.sockets())) {
            if (!socket.state().userId().equals(except)) {
                leave(socket, room);
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
            }
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
