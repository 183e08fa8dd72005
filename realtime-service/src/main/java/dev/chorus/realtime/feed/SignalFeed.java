package dev.chorus.realtime.feed;

import dev.chorus.events.SignalEvent;
import dev.chorus.platform.consuming.ReceivedEvent;
import dev.chorus.realtime.presence.PresenceFeed;
import dev.chorus.realtime.recovery.SessionRooms;
import dev.chorus.realtime.typing.TypingFeed;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the nodes tell each other. Called on one thread. */
@Component
final class SignalFeed {
    private static final Logger log = LoggerFactory.getLogger(SignalFeed.class);

    private final PresenceFeed presence;
    private final TypingFeed typing;
    private final SessionRooms rooms;

    SignalFeed(PresenceFeed presence, TypingFeed typing, SessionRooms rooms) {
        this.presence = presence;
        this.typing = typing;
        this.rooms = rooms;
    }

    void hear(List<ReceivedEvent> received) {
        for (ReceivedEvent one : received) {
            if (one.event() instanceof SignalEvent signal) {
                hear(signal);
            }
        }
    }

    /** A signal that fails must not stop those after it. */
    private void hear(SignalEvent signal) {
        try {
            switch (signal) {
                case SignalEvent.Typing typist -> typing.hear(typist);
                case SignalEvent.Presence connected -> presence.hear(connected);
                case SignalEvent.NodeAlive alive -> presence.hear(alive);
                case SignalEvent.SessionRooms session -> rooms.hear(session);
            }
        } catch (RuntimeException e) {
            log.error("Signal {} is lost", signal.id(), e);
        }
    }
}
