package dev.chorus.realtime.audience;

import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;

/** A set of ids in 16 bytes each, for sets that are asked often and changed seldom. Immutable. */
final class IdSet {
    static final IdSet EMPTY = new IdSet(new long[0]);

    /** Most and least significant bits of each id in turn, in ascending order. */
    private final long[] bits;

    private IdSet(long[] bits) {
        this.bits = bits;
    }

    static IdSet of(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return EMPTY;
        }
        UUID[] sorted = ids.stream().distinct().sorted().toArray(UUID[]::new);
        long[] bits = new long[sorted.length * 2];
        for (int i = 0; i < sorted.length; i++) {
            write(bits, i, sorted[i]);
        }
        return new IdSet(bits);
    }

    boolean contains(UUID id) {
        return bits.length > 0 && find(id) >= 0;
    }

    IdSet with(UUID id) {
        int place = find(id);
        if (place >= 0) {
            return this;
        }
        int at = -place - 1;
        long[] more = new long[bits.length + 2];
        System.arraycopy(bits, 0, more, 0, at * 2);
        write(more, at, id);
        System.arraycopy(bits, at * 2, more, at * 2 + 2, bits.length - at * 2);
        return new IdSet(more);
    }

    IdSet without(UUID id) {
        int place = find(id);
        if (place < 0) {
            return this;
        }
        long[] fewer = Arrays.copyOf(bits, bits.length - 2);
        System.arraycopy(bits, place * 2 + 2, fewer, place * 2, fewer.length - place * 2);
        return new IdSet(fewer);
    }

    int size() {
        return bits.length / 2;
    }

    /** As {@link Arrays#binarySearch}, in the order of {@link UUID#compareTo}. */
    private int find(UUID id) {
        long most = id.getMostSignificantBits();
        long least = id.getLeastSignificantBits();
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(bits[middle * 2], most);
            if (order == 0) {
                order = Long.compare(bits[middle * 2 + 1], least);
            }
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private static void write(long[] bits, int place, UUID id) {
        bits[place * 2] = id.getMostSignificantBits();
        bits[place * 2 + 1] = id.getLeastSignificantBits();
    }
}
