package dev.chorus.realtime.hub;

import dev.chorus.realtime.RealtimeProperties;
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
    private final RealtimeProperties settings;
    private final Clock clock;
    private final EdgeMeters meters;
    private final SessionCheck check;

    public Hub(RealtimeProperties settings, Clock clock, EdgeMeters meters, SessionCheck check) {
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        this.check = check;
    }

    /** The socket is in everyone's, its user's and its login's room from now on. */
    public void connect(Socket<Session> socket) {
        shard(socket).connect(socket);
    }

    /** The socket is in no room any more. */
    public void disconnect(Socket<Session> socket) {
        shard(socket).disconnect(socket);
    }

    /** Goes on with a fresh token of the same user. */
    public void renew(Socket<Session> socket, Credential fresh) {
        shard(socket).renew(socket, fresh);
    }

    /**
     * Enters a room that the session has {@linkplain Session#announce announced}, unless it has withdrawn or gone since.
     *
     * @param author of the room's post
     * @return false if the session's user was shut out in the meantime, and is not let in
     */
    public boolean join(Socket<Session> socket, Room.Post room, Room.Author author) {
        return shard(socket).join(socket, room, author);
    }

    /** Leaves a room, or gives up entering it. */
    public void leave(Socket<Session> socket, Room.Post room) {
        shard(socket).leave(socket, room);
    }

    /** Carries these out in their order; from one thread, if their order matters. */
    public void publish(List<Publication> publications) {
        List<Publication> all = List.copyOf(publications);
        shards.values().forEach(shard -> shard.execute(() -> shard.deliver(all)));
    }

    /** Disconnects the room's sockets and closes their connections; from any thread. */
    public void close(Room room) {
        shards.values().forEach(shard -> shard.execute(() -> shard.close(room)));
    }

    /** Forgets the event loops of a server that has stopped. */
    public void clear() {
        shards.clear();
    }

    private Shard shard(Socket<Session> socket) {
        return shards.computeIfAbsent(socket.eventLoop(), this::open);
    }

    private Shard open(EventLoop loop) {
        Shard shard = new Shard(loop, settings.feed().statsInterval(), clock, meters);
        Duration sweep = settings.tokens().sweep();
        loop.scheduleWithFixedDelay(
                () -> shard.sweep(check, clock.instant()), sweep.toNanos(), sweep.toNanos(), TimeUnit.NANOSECONDS);
        return shard;
    }
}
