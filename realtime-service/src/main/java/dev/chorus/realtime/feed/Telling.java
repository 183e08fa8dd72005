package dev.chorus.realtime.feed;

import dev.chorus.platform.consuming.ReceivedEvent;
import dev.chorus.realtime.audience.Hearing;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.engineio.Readers;
import dev.chorus.realtime.history.About;
import dev.chorus.realtime.history.Entry;
import dev.chorus.realtime.history.Entry.Content;
import dev.chorus.realtime.hub.Publication;
import dev.chorus.realtime.hub.Publication.Announcement;
import dev.chorus.realtime.hub.Publication.Latest;
import dev.chorus.realtime.hub.Publication.Push;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.position.Offset;
import dev.chorus.realtime.position.Position;
import dev.chorus.realtime.socketio.OpenEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one event tells: the same packet for all who hear it and for those who come back for it. */
final class Telling {
    private final ReceivedEvent source;
    private final int index;
    private final String offset;
    private final About about;
    private final List<Entry> entries = new ArrayList<>(2);
    private @Nullable OpenEvent encoded;
    private @Nullable PreparedPacket packet;

    /** @param index of the event's partition in positions, or -1: then it tells nothing */
    Telling(ReceivedEvent source, int index, Position position, Instant now) {
        this.source = source;
        this.index = index;
        this.offset = index < 0 ? "" : Offset.text(position, now);
        this.about = About.of(source.event());
    }

    /** What is to be carried out; {@code last} is the number of what was told before. */
    List<Publication> all(List<Publication> publications, long last) {
        return publications.stream().map(one -> numbered(one, last)).toList();
    }

    List<Entry> entries() {
        return entries;
    }

    private Publication numbered(Publication publication, long last) {
        return switch (publication) {
            case Announcement one
            when index >= 0 -> {
                PreparedPacket shared = packet(one.event());
                add(last, one.room(), one.hearing(), new Content.Event(shared));
                yield new Push(one.room(), one.hearing(), shared, one.at());
            }
            case Latest state -> {
                add(last, state.room(), Hearing.ALL, new Content.State(state.event()));
                yield state;
            }
            default -> publication;
        };
    }

    private PreparedPacket packet(OpenEvent event) {
        PreparedPacket made = packet;
        if (made == null || !event.equals(encoded)) {
            made = event.end(offset, Readers.LATER_TOO);
            packet = made;
            encoded = event;
        }
        return made;
    }

    private void add(long last, Room room, Hearing hearing, Content content) {
        entries.add(new Entry(
                last + entries.size() + 1,
                index,
                source.offset(),
                room,
                hearing,
                content,
                offset,
                about,
                Instant.ofEpochMilli(source.timestamp())));
    }
}
