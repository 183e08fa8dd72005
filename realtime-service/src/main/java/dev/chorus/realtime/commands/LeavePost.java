package dev.chorus.realtime.commands;

import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.hub.Session;
import dev.chorus.realtime.recovery.SessionRooms;
import dev.chorus.realtime.socketio.Socket;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Leaves a post's room; whether or not the session was in it. */
@Component
final class LeavePost implements Command {
    private final Hub hub;
    private final SessionRooms rooms;

    LeavePost(Hub hub, SessionRooms rooms) {
        this.hub = hub;
        this.rooms = rooms;
    }

    @Override
    public String event() {
        return "leave_post";
    }

    @Override
    public Mono<Map<String, Object>> run(Socket<Session> socket, Payload payload) {
        Payload.uuid(payload.text("postId")).map(Room.Post::new).ifPresent(room -> {
            boolean wasIn = socket.state().isIn(room);
            hub.leave(socket, room);
            if (wasIn) {
                rooms.announce(socket.state());
            }
        });
        return Mono.just(Map.of());
    }
}
