package dev.chorus.client;

import java.util.LinkedHashSet;

/** The last so many keys, to tell what comes again. Not thread-safe. */
final class Recent {
    private static final int CAPACITY = 2_000;

    private final LinkedHashSet<String> keys = new LinkedHashSet<>();

    /** False if the key is among them already. */
    boolean add(String key) {
        if (!keys.add(key)) {
            return false;
        }
        if (keys.size() > CAPACITY) {
            keys.removeFirst();
        }
        return true;
    }
}
