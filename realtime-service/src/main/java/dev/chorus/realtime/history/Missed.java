package dev.chorus.realtime.history;

import java.util.List;

/** What someone has missed. */
public sealed interface Missed {

    /**
     * In the order of this node.
     *
     * @param bytes that they are while they wait for the reader
     */
    record All(List<Entry> entries, int bytes) implements Missed {
        public All {
            entries = List.copyOf(entries);
        }
    }

    /** Not all of it is here any more. */
    record TooOld() implements Missed {}

    /** More than may be told at once. */
    record TooMuch() implements Missed {}
}
