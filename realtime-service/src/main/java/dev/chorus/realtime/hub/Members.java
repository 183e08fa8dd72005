package dev.chorus.realtime.hub;

import dev.chorus.multiplexing.Flusher;
import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.socketio.Socket;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sockets of one room on one shard. */
final class Members {
    private final Set<Socket<Session>> sockets = LinkedHashSet.newLinkedHashSet(1);

    /** The author of the room's post, once known. */
    Room.@Nullable Author author;

    /** Null until the first state is told. */
    @Nullable
    Throttle states;

    void add(Socket<Session> socket) {
        sockets.add(socket);
    }

    void remove(Socket<Session> socket) {
        sockets.remove(socket);
    }

    boolean contains(Socket<Session> socket) {
        return sockets.contains(socket);
    }

    boolean isEmpty() {
        return sockets.isEmpty();
    }

    Set<Socket<Session>> sockets() {
        return sockets;
    }

    /** Returns to how many. The packet is shared; nothing is allocated for a receiver. */
    int write(PreparedPacket packet, Hearing hearing) {
        boolean crowd = sockets.size() >= Flusher.CROWD;
        int receivers = 0;
        for (Socket<Session> socket : sockets) {
            if (hearing.mayHear(socket.state().relations())) {
                if (crowd) {
                    socket.writeWithCrowd(packet);
                } else {
                    socket.write(packet);
                }
                receivers++;
            }
        }
        return receivers;
    }
}
