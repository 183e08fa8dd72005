package dev.chorus.realtime.commands;

import dev.chorus.realtime.access.RoomAccess;
import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.recovery.SessionRooms;
import dev.chorus.realtime.socketio.Socket;
import dev.chorus.realtime.upstream.Refusal;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Enters the room of a post that the session's user may see. */
@Component
final class JoinPost implements Command {
    private final RoomAccess access;
    private final Hub hub;
    private final SessionRooms rooms;

    JoinPost(RoomAccess access, Hub hub, SessionRooms rooms) {
        this.access = access;
        this.hub = hub;
        this.rooms = rooms;
    }

    @Override
    public String event() {
        return "join_post";
    }

    @Override
    public Mono<Map<String, Object>> run(Socket<Session> socket, Payload payload) {
        Room.Post room = new Room.Post(payload.id("postId", Refusal::notFound));
        Session session = socket.state();
        if (session.isIn(room)) {
            return Mono.just(Map.of());
        }
        return session.announce(room)
                .map(entrance -> enter(socket, entrance))
                .orElseGet(() -> Mono.error(new Refusal("TOO_MANY_ROOMS", "Leave another post's room first.")));
    }

    private Mono<Map<String, Object>> enter(Socket<Session> socket, Session.Entrance entrance) {
        Session session = socket.state();
        return access.authorOf(entrance.room().id(), session.credential().token())
                .publishOn(Schedulers.fromExecutor(socket.eventLoop()))
                .doOnError(_ -> session.withdraw(entrance))
                .flatMap(author -> letIn(socket, entrance, author));
    }

    private Mono<Map<String, Object>> letIn(Socket<Session> socket, Session.Entrance entrance, Room.Author author) {
        if (!hub.join(socket, entrance, author)) {
            return Mono.error(Refusal.notFound());
        }
        if (socket.state().isIn(entrance.room())) {
            rooms.announce(socket.state());
        }
        return Mono.just(Map.of());
    }
}
