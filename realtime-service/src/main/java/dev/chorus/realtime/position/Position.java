package dev.chorus.realtime.position;

import java.util.Arrays;
import java.util.List;

/**
 * How far someone has come in the topics: of each partition, the offset of the next record. Every node reads the same
 * partitions, though each in an order of its own, so a position is exact on all of them. Immutable.
 */
public final class Position {
    /** Before a node has begun to read. */
    public static final Position NONE = new Position(new int[0], new long[0]);

    static final char SEPARATOR = '.';

    /** How many partitions each topic has. */
    private final int[] partitions;

    private final long[] next;
    private final String text;

    private Position(int[] partitions, long[] next) {
        this.partitions = partitions;
        this.next = next;
        this.text = text(partitions, next);
    }

    /** Of topics, each with the next offsets of its partitions. */
    public static Position of(List<List<Long>> topics) {
        return new Position(
                topics.stream().mapToInt(List::size).toArray(),
                topics.stream()
                        .flatMap(List::stream)
                        .mapToLong(offset -> offset)
                        .toArray());
    }

    /** Where the topic's partition is among all. */
    public int index(int topic, int partition) {
        int index = partition;
        for (int before = 0; before < topic; before++) {
            index += partitions[before];
        }
        return index;
    }

    /** How many partitions there are in all. */
    public int size() {
        return next.length;
    }

    public long next(int index) {
        return next[index];
    }

    public Position with(int index, long offset) {
        long[] moved = next.clone();
        moved[index] = offset;
        return new Position(partitions, moved);
    }

    /** Whether both are of the same topics and partitions. */
    public boolean isLike(Position other) {
        return Arrays.equals(partitions, other.partitions);
    }

    /** Whether this is as far as the other in every partition. */
    public boolean reaches(Position other) {
        for (int index = 0; index < next.length; index++) {
            if (next[index] < other.next[index]) {
                return false;
            }
        }
        return true;
    }

    /** In each partition the farther of the two, which must be {@linkplain #isLike alike}. */
    public Position max(Position other) {
        long[] farther = next.clone();
        for (int index = 0; index < farther.length; index++) {
            farther[index] = Math.max(farther[index], other.next[index]);
        }
        return new Position(partitions, farther);
    }

    /** A run of numbers for each topic, in the order of the topics. */
    String text() {
        return text;
    }

    private static String text(int[] partitions, long[] next) {
        StringBuilder text = new StringBuilder(next.length * 4 + partitions.length);
        int index = 0;
        for (int count : partitions) {
            for (int end = index + count; index < end; index++) {
                Numbers.append(text, next[index]);
            }
            text.append(SEPARATOR);
        }
        return text.toString();
    }

    /** Reads runs up to the last one, which is what follows. */
    static Position read(Numbers.Reader reader, int topics) throws MalformedPositionException {
        int[] partitions = new int[topics];
        long[] next = new long[16];
        int size = 0;
        for (int topic = 0; topic < topics; topic++) {
            while (!reader.take(SEPARATOR)) {
                next = size == next.length ? Arrays.copyOf(next, size * 2) : next;
                next[size++] = reader.next();
                partitions[topic]++;
            }
        }
        return new Position(partitions, Arrays.copyOf(next, size));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position position
                && Arrays.equals(partitions, position.partitions)
                && Arrays.equals(next, position.next);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
