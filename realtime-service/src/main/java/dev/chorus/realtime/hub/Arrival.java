package dev.chorus.realtime.hub;

import dev.chorus.realtime.position.Offset;
import dev.chorus.realtime.position.Pid;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a session comes to this node. */
public sealed interface Arrival {

    UUID key();

    /** @param refusal why a session that its client asked for could not be taken up, or null if it asked for none */
    record New(UUID key, @Nullable String refusal) implements Arrival {}

    /**
     * Its client was here or on another node before.
     *
     * @param from up to where it has heard everything
     * @param rooms in which it was and may be again
     * @param complete false if it may not be in all of them any more
     */
    record Return(Pid pid, Offset from, Map<Room.Post, Room.Author> rooms, boolean complete) implements Arrival {
        public Return {
            rooms = Map.copyOf(rooms);
        }

        @Override
        public UUID key() {
            return pid.key();
        }
    }
}
