package dev.chorus.multiplexing;

import io.netty.buffer.ByteBuf;
import java.util.List;

/** What a stream hands to its connection, which sends it in the same order. */
sealed interface Outgoing {
    StreamChannel stream();

    record Open(StreamChannel stream) implements Outgoing {}

    /** @param bytes not none, and not more than a window; whoever has this owns them */
    record Data(StreamChannel stream, List<ByteBuf> bytes) implements Outgoing {}

    record WindowUpdate(StreamChannel stream, int bytes) implements Outgoing {}

    record Close(StreamChannel stream) implements Outgoing {}
}
