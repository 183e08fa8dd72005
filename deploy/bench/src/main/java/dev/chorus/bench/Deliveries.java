package dev.chorus.bench;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What arrives of posts whose text says when they were due, and which they are: each once at each socket. A delivery is read
 * byte by byte where it lies, costs no object, and is looked up nowhere. On the loop.
 */
final class Deliveries implements Sockets.Listener {
    private static final String DUE = "was due ";
    private static final long MARK = eight(DUE);
    private static final long NEW_POST = eight("[\"new_po");
    /** The rest of a post of common length: about what the message is that others were measured with. */
    private static final String TEXT =
            "The quick brown fox jumps over the lazy dog, and everyone hears of it at once. ";

    private final int sockets;
    private final int timed;
    private Latencies latencies = new Latencies();
    private long[] heard = {};
    private int words;
    private long since;
    private long repeated;
    private long untimed;
    private long last;
    private int usually;

    /** @param timed so many of the sockets, the first ones, are timed; all of them are counted */
    Deliveries(int sockets, int timed) {
        this.sockets = sockets;
        this.timed = timed;
    }

    /** Begins anew. What was due before is no longer counted. */
    void begin(long first, int posts) {
        since = first;
        words = (posts + 63) / 64;
        heard = new long[Math.multiplyExact(sockets, words)];
        latencies = new Latencies();
        repeated = 0;
        untimed = 0;
        last = first;
    }

    /** The text of a post. */
    static String text(long due, int number, int length) {
        String mark = DUE + due + " " + number + " ";
        return mark
                + TEXT.repeat(Math.ceilDiv(Math.max(1, length - mark.length()), TEXT.length()))
                        .strip();
    }

    @Override
    public void event(int socket, ByteBuf bytes, int from, int length) {
        if (length < 48 || bytes.getLong(from) != NEW_POST) {
            return;
        }
        int end = from + length;
        int at = mark(bytes, from, end);
        if (at < 0) {
            return;
        }
        usually = at - from;
        long due = 0;
        at += DUE.length();
        for (byte digit = bytes.getByte(at); digit != ' '; digit = bytes.getByte(++at)) {
            due = 10 * due + digit - '0';
        }
        int number = 0;
        at++;
        for (byte digit = bytes.getByte(at); digit != ' '; digit = bytes.getByte(++at)) {
            number = 10 * number + digit - '0';
        }
        if (due >= since) {
            count(socket, due, number);
        }
    }

    private void count(int socket, long due, int number) {
        int word = socket * words + (number >> 6);
        long bit = 1L << number;
        if ((heard[word] & bit) != 0) {
            repeated++;
            return;
        }
        heard[word] |= bit;
        if (socket < timed) {
            last = System.nanoTime();
            latencies.record(last - due);
        } else {
            untimed++;
        }
    }

    /** Looks where it was the last time, before it searches. */
    private int mark(ByteBuf bytes, int from, int end) {
        int hint = from + usually;
        if (hint + 32 < end && bytes.getLong(hint) == MARK) {
            return hint;
        }
        for (int i = from; i + 32 < end; i++) {
            if (bytes.getLong(i) == MARK) {
                return i;
            }
        }
        return -1;
    }

    /** From when a post was due until a timed socket had read it. */
    Latencies latencies() {
        return latencies;
    }

    /** Deliveries to sockets that are not timed. */
    long untimed() {
        return untimed;
    }

    /** Deliveries of what the socket had heard already. */
    long repeated() {
        return repeated;
    }

    /** When a timed socket heard something for the last time. */
    long last() {
        return last;
    }

    int sockets() {
        return sockets;
    }

    int timed() {
        return timed;
    }

    private static long eight(String letters) {
        return ByteBuffer.wrap(letters.getBytes(StandardCharsets.US_ASCII)).getLong();
    }
}
