package dev.chorus.realtime.engineio;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Direct memory for the encoded packets of many sessions, cut from slabs. A slab is freed by the garbage collector after
 * the last packet in it, so that a packet shared by many connections needs no reference count. One that is kept keeps its
 * whole slab: those that are soon gone come from another of these, and those of one session, which it may leave unread,
 * from none.
 */
final class FrameMemory {

    private static final int SLAB_BYTES = 64 * 1024;
    private static final int LARGE_BYTES = SLAB_BYTES / 8;

    private final AtomicReference<Slab> current = new AtomicReference<>(new Slab());

    /** Room of exactly {@code length} bytes, filled by the caller before it is shared; from any thread. */
    ByteBuffer take(int length) {
        if (length > LARGE_BYTES) {
            return ByteBuffer.allocateDirect(length);
        }
        while (true) {
            var slab = current.get();
            var start = slab.used.getAndAdd(length);
            if (start <= SLAB_BYTES - length) {
                return slab.bytes.slice(start, length);
            }
            current.compareAndSet(slab, new Slab());
        }
    }

    private static final class Slab {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(SLAB_BYTES);
        final AtomicInteger used = new AtomicInteger();
    }
}
