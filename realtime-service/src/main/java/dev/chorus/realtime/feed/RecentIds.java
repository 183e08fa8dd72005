package dev.chorus.realtime.feed;

import java.util.LinkedHashSet;
import java.util.UUID;

/** The last so many ids. Not thread-safe. */
final class RecentIds {
    private final int capacity;
    private final LinkedHashSet<UUID> ids = new LinkedHashSet<>();

    RecentIds(int capacity) {
        this.capacity = capacity;
    }

    boolean contains(UUID id) {
        return ids.contains(id);
    }

    /** False if it is among them already. */
    boolean add(UUID id) {
        if (!ids.add(id)) {
            return false;
        }
        if (ids.size() > capacity) {
            ids.removeFirst();
        }
        return true;
    }
}
