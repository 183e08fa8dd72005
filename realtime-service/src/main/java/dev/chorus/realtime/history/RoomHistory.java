package dev.chorus.realtime.history;

import dev.chorus.realtime.position.Position;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pushes to one room, oldest first; and apart from them the newest state. */
final class RoomHistory {
    private final Deque<Entry> entries = new ArrayDeque<>(2);
    private final BitSet partitions = new BitSet();

    @Nullable
    Entry state;

    void add(Entry entry) {
        entries.addLast(entry);
        partitions.set(entry.index());
    }

    void removeFirst() {
        entries.removeFirst();
    }

    boolean isEmpty() {
        return entries.isEmpty() && state == null;
    }

    /**
     * Tells those after the position, newest first. Within a partition entries are in the order of its records: looking
     * ends once an older one was seen of each partition that there is.
     */
    void after(Position position, Consumer<Entry> found) {
        BitSet open = (BitSet) partitions.clone();
        for (Iterator<Entry> newest = entries.descendingIterator(); newest.hasNext() && !open.isEmpty(); ) {
            Entry entry = newest.next();
            if (entry.record() >= position.next(entry.index())) {
                found.accept(entry);
            } else {
                open.clear(entry.index());
            }
        }
    }
}
