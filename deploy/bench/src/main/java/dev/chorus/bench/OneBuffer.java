package dev.chorus.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * Lets every read of a loop go into one and the same buffer, so that reading costs no memory: whoever is handed what was read
 * is done with it, and has released it, before the next read.
 */
final class OneBuffer implements RecvByteBufAllocator {
    private static final int SIZE = 128 * 1024;

    private final ByteBuf buffer = Unpooled.directBuffer(SIZE, SIZE);

    @Override
    public ExtendedHandle newHandle() {
        return new Reading();
    }

    private final class Reading implements ExtendedHandle {
        private boolean wanted;
        private int attempted;
        private int last;

        @Override
        public ByteBuf allocate(ByteBufAllocator unused) {
            return buffer.clear().retain();
        }

        @Override
        public int guess() {
            return SIZE;
        }

        @Override
        public void reset(ChannelConfig config) {
            wanted = config.isAutoRead();
        }

        @Override
        public void incMessagesRead(int messages) {}

        @Override
        public void lastBytesRead(int bytes) {
            last = bytes;
        }

        @Override
        public int lastBytesRead() {
            return last;
        }

        @Override
        public void attemptedBytesRead(int bytes) {
            attempted = bytes;
        }

        @Override
        public int attemptedBytesRead() {
            return attempted;
        }

        /** A read that did not fill the buffer has emptied the socket. */
        @Override
        public boolean continueReading() {
            return wanted && last > 0 && last == attempted;
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
            return continueReading();
        }

        @Override
        public void readComplete() {}
    }
}
