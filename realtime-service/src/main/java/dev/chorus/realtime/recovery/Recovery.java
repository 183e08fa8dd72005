package dev.chorus.realtime.recovery;

import dev.chorus.realtime.history.Entry;
import dev.chorus.realtime.history.History;
import dev.chorus.realtime.history.HistorySettings;
import dev.chorus.realtime.history.Missed;
import dev.chorus.realtime.hub.Arrival;
import dev.chorus.realtime.hub.EdgeMeters;
import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.Publication.Advance;
import dev.chorus.realtime.hub.PushedEvent;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.position.Offset;
import dev.chorus.realtime.position.Pid;
import dev.chorus.realtime.socketio.Resumption;
import dev.chorus.realtime.socketio.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes up a session again, on its socket's event loop: what its shard has carried out is written from the history, and what
 * comes after that the socket hears itself. Between the two nothing is lost and nothing told twice, since all of it happens
 * in one turn of the event loop.
 */
@Component
public final class Recovery {
    private final Hub hub;
    private final History history;
    private final SessionRooms rooms;
    private final EdgeMeters meters;
    private final Clock clock;
    private final int mostBytes;

    Recovery(Hub hub, History history, SessionRooms rooms, EdgeMeters meters, Clock clock, HistorySettings settings) {
        this.hub = hub;
        this.history = history;
        this.rooms = rooms;
        this.meters = meters;
        this.clock = clock;
        this.mostBytes = Math.toIntExact(settings.replay().toBytes());
    }

    record SyncRequired(String reason) {}

    /** To be called before the socket connects. What the session had for sockets on this node is disconnected. */
    public Resumption resumption(Socket<Session> socket) {
        return switch (socket.state().arrival()) {
            case Arrival.New fresh -> anew(socket, clock.instant(), fresh.refusal());
            case Arrival.Return back -> {
                hub.supersede(socket);
                yield again(socket, back);
            }
        };
    }

    /** The socket has gone. */
    public void left(Socket<Session> socket) {
        rooms.left(socket.state());
    }

    private Resumption anew(Socket<Session> socket, Instant at, @Nullable String refusal) {
        Session session = socket.state();
        Offset begin = new Offset(hub.reached(socket).position(), at);
        Pid pid = new Pid(session.key(), session.userId(), begin);
        return new Resumption(pid.text(), () -> {
            if (refusal != null) {
                meters.recoveryRefused(refusal, socket.transport());
                socket.emit(PushedEvent.SYNC_REQUIRED.wireName(), new SyncRequired(refusal), hub.offset(socket));
            }
        });
    }

    private Resumption again(Socket<Session> socket, Arrival.Return back) {
        Session session = socket.state();
        Advance reached = hub.reached(socket);
        if (!reached.position().reaches(back.from().position())) {
            return refuse(socket, back, Refused.UNKNOWN);
        }
        List<Room> of = new ArrayList<>(back.rooms().keySet());
        of.add(Room.EVERYONE);
        of.add(new Room.User(session.userId()));
        return switch (history.missed(back.from(), reached.number(), of, session.relations(), mostBytes)) {
            case Missed.All(var missed, var bytes) ->
                new Resumption(back.pid().text(), () -> {
                    // It would be closed as a slow reader before it could read.
                    socket.allow(bytes);
                    recover(socket, back, missed);
                });
            case Missed.TooOld _ -> refuse(socket, back, Refused.TOO_OLD);
            case Missed.TooMuch _ -> refuse(socket, back, Refused.TOO_MUCH);
        };
    }

    /** It keeps its key, and is in none of the rooms that it had under it. */
    private Resumption refuse(Socket<Session> socket, Arrival.Return back, Refused why) {
        Instant now = clock.instant();
        // At the same position in the same second its pid would be the one it asked for, and it would seem recovered.
        boolean isSameSecond = now.getEpochSecond() == back.pid().begin().at().getEpochSecond();
        Resumption fresh = anew(socket, isSameSecond ? now.plusSeconds(1) : now, why.reason());
        return new Resumption(fresh.pid(), () -> {
            rooms.announce(socket.state());
            fresh.then().run();
        });
    }

    private void recover(Socket<Session> socket, Arrival.Return back, List<Entry> missed) {
        Session session = socket.state();
        boolean all = back.complete();
        for (var room : back.rooms().entrySet()) {
            boolean entered = session.announce(room.getKey())
                    .map(entrance -> hub.join(socket, entrance, room.getValue()))
                    .orElse(false);
            all = all && entered;
        }
        rooms.announce(session);
        Replay replay = new Replay(
                back.from(),
                clock.instant(),
                (packet, offset) -> socket.namespace().reopen(packet, offset));
        int replayed = 0;
        for (Entry entry : missed) {
            if (!(entry.room() instanceof Room.Post post) || session.isIn(post)) {
                socket.write(replay.packet(entry));
                replayed++;
            }
        }
        // Lost again soon, with the time of what it heard before, it would seem to have been away since then.
        socket.emit(PushedEvent.POSITION.wireName(), hub.offset(socket));
        meters.recovered(all, socket.transport(), replayed);
    }
}
