package dev.chorus.realtime.history;

import dev.chorus.realtime.position.Position;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The pushes to one room, oldest first; and apart from them the newest state. */
final class RoomHistory {
    private static final int[] NONE = {};

    private final Deque<Entry> entries = new ArrayDeque<>(2);
    /** How many entries there are of each partition, by its index in positions. */
    private int[] ofPartition = NONE;

    @Nullable
    Entry state;

    void add(Entry entry) {
        entries.addLast(entry);
        if (entry.index() >= ofPartition.length) {
            ofPartition = Arrays.copyOf(ofPartition, entry.index() + 1);
        }
        ofPartition[entry.index()]++;
    }

    void removeFirst() {
        ofPartition[entries.removeFirst().index()]--;
    }

    boolean isEmpty() {
        return entries.isEmpty() && state == null;
    }

    /**
     * Tells those after the position, newest first, for as long as {@code found} is true. Within a partition entries are in
     * the order of its records: looking ends once an older one was seen of each partition that there is.
     */
    boolean after(Position position, Predicate<Entry> found) {
        boolean[] done = new boolean[ofPartition.length];
        int open = 0;
        for (int count : ofPartition) {
            open += count > 0 ? 1 : 0;
        }
        for (Iterator<Entry> newest = entries.descendingIterator(); newest.hasNext() && open > 0; ) {
            Entry entry = newest.next();
            if (entry.record() >= position.next(entry.index())) {
                if (!found.test(entry)) {
                    return false;
                }
            } else if (!done[entry.index()]) {
                done[entry.index()] = true;
                open--;
            }
        }
        return true;
    }
}
