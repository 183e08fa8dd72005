package dev.chorus.gateway.limiting;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many of something each key holds now. Thread-safe and exact; a key that holds none takes no memory. */
final class Holdings<K> {
    private final ConcurrentMap<K, Integer> held = new ConcurrentHashMap<>();

    /** One more, unless the key holds {@code most} already: then false, and nothing changes. */
    boolean take(K key, int most) {
        boolean[] taken = new boolean[1];
        held.compute(key, (_, count) -> {
            int before = count == null ? 0 : count;
            taken[0] = before < most;
            return taken[0] ? Integer.valueOf(before + 1) : count;
        });
        return taken[0];
    }

    /** One fewer; once for each that was taken. */
    void giveBack(K key) {
        held.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
    }

    /** How many hold any. */
    int keys() {
        return held.size();
    }
}
