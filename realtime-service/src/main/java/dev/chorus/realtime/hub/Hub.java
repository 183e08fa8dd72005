package dev.chorus.realtime.hub;

import dev.chorus.realtime.RealtimeProperties;
import dev.chorus.realtime.hub.Publication.Advance;
import dev.chorus.realtime.position.Position;
import dev.chorus.realtime.socketio.Socket;
import io.netty.channel.EventLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * All sockets of this node, in one {@link Shard} for each event loop. What concerns one socket is called on that
 * socket's event loop; what concerns a room may be called from any thread and takes one task for each loop.
 */
@Component
public final class Hub {
    private final ConcurrentMap<EventLoop, Shard> shards = new ConcurrentHashMap<>();
    /** A shard begins where the others stand: none is opened while something is handed out. */
    private final Object opening = new Object();

    private final Places places;
    private Advance reached = new Advance(0, Position.NONE);
    private final RealtimeProperties settings;
    private final Clock clock;
    private final EdgeMeters meters;
    private final SessionCheck check;
    private final EvictionListener evictions;

    public Hub(
            RealtimeProperties settings,
            Clock clock,
            EdgeMeters meters,
            SessionCheck check,
            EvictionListener evictions) {
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        this.check = check;
        this.evictions = evictions;
        this.places = new Places(settings.limits().socketsPerUser());
    }

    /** How far the socket's shard has carried out what came from the topics; on its event loop. */
    public Advance reached(Socket<Session> socket) {
        return shard(socket).reached();
    }

    /** With which something must end that is written to the socket now; on its event loop. */
    public String offset(Socket<Session> socket) {
        return shard(socket).offset();
    }

    /**
     * Takes one of its user's places on this node, which {@link #disconnect} gives back. An older socket of the same session,
     * which {@link #supersede} is to disconnect, leaves its own to this one.
     *
     * @return false if the user has none left, or if the session has come back over a later connection meanwhile
     */
    public boolean enter(Socket<Session> socket) {
        return places.take(socket.state());
    }

    /**
     * Disconnects the older sockets of the socket's session: its client has left them, whether or not that was noticed.
     * Those on its event loop are gone on return. To be called before the socket connects, on its event loop.
     */
    public void supersede(Socket<Session> socket) {
        Session session = socket.state();
        Shard own = shard(socket);
        own.closeOlder(session);
        shards.values().stream()
                .filter(shard -> shard != own)
                .forEach(shard -> shard.execute(() -> shard.closeOlder(session)));
    }

    /** The socket is in everyone's, its user's and its login's room from now on. */
    public void connect(Socket<Session> socket) {
        shard(socket).connect(socket);
    }

    /** The socket is in no room any more, and holds no place. */
    public void disconnect(Socket<Session> socket) {
        places.leave(socket.state());
        shard(socket).disconnect(socket);
    }

    /** Goes on with a fresh token of the same user. */
    public void renew(Socket<Session> socket, Credential fresh) {
        shard(socket).renew(socket, fresh);
    }

    /**
     * Enters a room that the session has {@linkplain Session#announce announced}, unless it has left it or gone since.
     *
     * @param author of the room's post
     * @return false if the session's user was shut out in the meantime, and is not let in
     */
    public boolean join(Socket<Session> socket, Session.Entrance entrance, Room.Author author) {
        return shard(socket).join(socket, entrance, author);
    }

    /** Leaves a room, or gives up entering it. */
    public void leave(Socket<Session> socket, Room.Post room) {
        shard(socket).leave(socket, room);
    }

    /** Carries these out in their order; from one thread, if their order matters. */
    public void publish(List<? extends Publication> publications) {
        List<Publication> all = List.copyOf(publications);
        synchronized (opening) {
            for (int i = all.size() - 1; i >= 0; i--) {
                if (all.get(i) instanceof Advance advance) {
                    reached = advance;
                    break;
                }
            }
            shards.values().forEach(shard -> shard.execute(() -> shard.deliver(all)));
        }
    }

    /** Disconnects the room's sockets and closes their connections; from any thread. */
    public void close(Room room) {
        shards.values().forEach(shard -> shard.execute(() -> shard.close(room)));
    }

    /** Forgets the event loops of a server that has stopped. */
    public void clear() {
        shards.clear();
        places.clear();
    }

    private Shard shard(Socket<Session> socket) {
        Shard shard = shards.get(socket.eventLoop());
        return shard == null ? open(socket.eventLoop()) : shard;
    }

    private Shard open(EventLoop loop) {
        Shard shard;
        synchronized (opening) {
            shard = new Shard(loop, reached, settings.feed().statsInterval(), clock, meters, evictions);
            shards.put(loop, shard);
        }
        Duration sweep = settings.tokens().sweep();
        loop.scheduleWithFixedDelay(
                () -> shard.sweep(check, clock.instant()), sweep.toNanos(), sweep.toNanos(), TimeUnit.NANOSECONDS);
        return shard;
    }
}
