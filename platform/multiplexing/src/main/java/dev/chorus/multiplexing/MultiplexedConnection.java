package dev.chorus.multiplexing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The last handler of a connection that carries streams; when the connection ends, so do they. To be added once the other
 * side is known to speak {@link #PROTOCOL}. Used on the connection's event loop; the streams are channels like any other,
 * of whichever loop they are registered with.
 */
public final class MultiplexedConnection extends ByteToMessageDecoder {

    /** What the HTTP upgrade is to. */
    public static final String PROTOCOL = "chorus-streams";

    /** Where it is asked for. */
    public static final String PATH = "/streams";

    /** Bytes that may be on their way on one stream. */
    static final int WINDOW = 64 * 1024;

    private static final int MAX_STREAMS = 250_000;
    private static final int SMALLEST_READ = 512;
    private static final int USUAL_READ = 16 * 1024;
    private static final int LARGEST_READ = 256 * 1024;
    private static final WriteBufferWaterMark PENDING = new WriteBufferWaterMark(1 << 20, 4 << 20);
    private static final int SILENT_SECONDS = 30;
    private static final int PING_SECONDS = 10;

    private final @Nullable EventLoopGroup loops;
    private final @Nullable ChannelHandler accepted;
    private final IntObjectMap<StreamChannel> streams = new IntObjectHashMap<>();
    private final List<StreamChannel> reading = new ArrayList<>();
    private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean sending = new AtomicBoolean();
    private ChannelHandlerContext context;
    private FrameWriter writer;
    private Flusher crowd;
    private int lastNumber;
    private boolean failed;
    private volatile boolean writable = true;

    @SuppressWarnings("NullAway.Init") // What has no value here is set in handlerAdded.
    private MultiplexedConnection(@Nullable EventLoopGroup loops, @Nullable ChannelHandler accepted) {
        this.loops = loops;
        this.accepted = accepted;
    }

    /** The side that asked for the upgrade, and opens streams. */
    public static MultiplexedConnection opening() {
        return new MultiplexedConnection(null, null);
    }

    /**
     * The side that granted the upgrade.
     *
     * @param loops over which the streams are spread
     * @param handler added to each stream; sharable
     */
    public static MultiplexedConnection accepting(EventLoopGroup loops, ChannelHandler handler) {
        return new MultiplexedConnection(loops, handler);
    }

    /**
     * Opens a stream on the connection's event loop.
     *
     * @param handler added to it
     * @return done when it can be written to; fails if the connection has ended or carries all that it may
     */
    public ChannelFuture open(ChannelHandler handler) {
        if (!context.channel().isActive() || streams.size() >= MAX_STREAMS) {
            return context.newFailedFuture(new ClosedChannelException());
        }
        StreamChannel stream = new StreamChannel(this, nextNumber());
        stream.pipeline().addLast(handler);
        streams.put(stream.number(), stream);
        send(new Outgoing.Open(stream));
        return context.channel().eventLoop().register(stream);
    }

    private int nextNumber() {
        do {
            lastNumber++;
        } while (streams.containsKey(lastNumber));
        return lastNumber;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        writer = new FrameWriter(added);
        crowd = new Flusher(added.channel().eventLoop(), Flusher.CROWD_REST);
        added.channel()
                .config()
                .setWriteBufferWaterMark(PENDING)
                .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(SMALLEST_READ, USUAL_READ, LARGEST_READ));
        added.pipeline().addBefore(added.name(), null, new IdleStateHandler(SILENT_SECONDS, PING_SECONDS, 0));
    }

    /** Ends it and all its streams; from any thread. */
    public void close() {
        context.close();
    }

    Channel channel() {
        return context.channel();
    }

    /** How many streams it knows of. */
    int size() {
        return streams.size();
    }

    /** Whether it takes data; from any thread. */
    boolean isWritable() {
        return writable;
    }

    /** From any thread. */
    void send(Outgoing item) {
        outgoing.add(item);
        if (sending.compareAndSet(false, true)) {
            try {
                context.channel().eventLoop().execute(this::sendAll);
            } catch (RejectedExecutionException _) {
                // The event loop has stopped, and the connection is closed.
                sending.set(false);
                discardAll();
            }
        }
    }

    private void sendAll() {
        sending.set(false);
        if (!context.channel().isActive()) {
            discardAll();
            return;
        }
        boolean written = false;
        try {
            for (Outgoing item = outgoing.poll(); item != null; item = outgoing.poll()) {
                write(item);
            }
            writer.flush();
            written = true;
        } finally {
            if (!written) {
                context.close();
            }
        }
    }

    private void write(Outgoing item) {
        StreamChannel stream = item.stream();
        switch (item) {
            case Outgoing.Open _ -> writer.open(stream.number());
            case Outgoing.Data data -> writer.data(stream.number(), data.bytes());
            case Outgoing.WindowUpdate update -> {
                writer.windowUpdate(stream.number(), update.bytes());
                stream.returned(update.bytes());
            }
            case Outgoing.Close _ -> {
                writer.close(stream.number());
                if (stream.closedHere()) {
                    streams.remove(stream.number());
                }
            }
        }
    }

    private void discardAll() {
        for (Outgoing item = outgoing.poll(); item != null; item = outgoing.poll()) {
            if (item instanceof Outgoing.Data data) {
                data.bytes().forEach(ByteBuf::release);
            }
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws ProtocolViolation {
        if (failed) {
            in.skipBytes(in.readableBytes());
        }
        while (in.readableBytes() >= FrameType.HEADER_BYTES) {
            int length = in.getUnsignedMedium(in.readerIndex() + 1);
            if (length > FrameType.MAX_LENGTH) {
                throw new ProtocolViolation("a frame of " + length + " bytes");
            }
            if (in.readableBytes() < FrameType.HEADER_BYTES + length) {
                return;
            }
            FrameType type = FrameType.of(in.readUnsignedByte());
            received(type, in.skipBytes(FrameType.HEADER_BYTES - 1).readSlice(length));
        }
    }

    private void received(FrameType type, ByteBuf rest) throws ProtocolViolation {
        try {
            switch (type) {
                case OPEN -> accept(rest.readInt());
                case DATA -> receive(rest);
                case WINDOW_UPDATE -> {
                    StreamChannel stream = streams.get(rest.readInt());
                    if (stream != null) {
                        stream.widen(rest.readInt());
                    }
                }
                case CLOSE -> closed(rest.readInt());
                case PING -> {}
            }
        } catch (IndexOutOfBoundsException _) {
            throw new ProtocolViolation("a short frame");
        }
    }

    private void accept(int number) throws ProtocolViolation {
        if (loops == null || accepted == null || streams.containsKey(number) || streams.size() >= MAX_STREAMS) {
            throw new ProtocolViolation("a stream out of place");
        }
        StreamChannel stream = new StreamChannel(this, number);
        stream.pipeline().addLast(accepted);
        streams.put(number, stream);
        loops.register(stream);
    }

    /**
     * The bytes are copied, once for all: a slow reader would else hold on to all that was read from the connection with
     * what it has to wait for.
     */
    private void receive(ByteBuf rest) throws ProtocolViolation {
        int count = rest.readUnsignedShort();
        ByteBuf numbers = rest.readSlice(count * FrameType.STREAM_BYTES);
        ByteBuf bytes = context.alloc().directBuffer(rest.readableBytes()).writeBytes(rest);
        try {
            for (int i = 0; i < count; i++) {
                StreamChannel stream = streams.get(numbers.readInt());
                if (stream == null) {
                    continue;
                }
                if (count >= Flusher.CROWD) {
                    stream.receive(bytes.retainedDuplicate(), crowd);
                } else if (stream.receive(bytes.retainedDuplicate())) {
                    reading.add(stream);
                }
            }
        } finally {
            bytes.release();
        }
    }

    private void closed(int number) {
        StreamChannel stream = streams.get(number);
        if (stream != null) {
            if (stream.closedThere()) {
                streams.remove(number);
            } else {
                stream.end();
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        super.channelReadComplete(ctx);
        for (StreamChannel stream : reading) {
            stream.readComplete();
        }
        reading.clear();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) throws Exception {
        writable = ctx.channel().isWritable();
        if (writable) {
            streams.values().forEach(StreamChannel::resume);
        }
        super.channelWritabilityChanged(ctx);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (event instanceof IdleStateEvent idle) {
            if (idle.state() == IdleState.READER_IDLE) {
                ctx.close();
            } else {
                writer.ping();
                writer.flush();
            }
        }
        super.userEventTriggered(ctx, event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        try {
            super.channelInactive(ctx);
        } finally {
            discardAll();
            writer.release();
            List.copyOf(streams.values()).forEach(StreamChannel::end);
            streams.clear();
        }
    }

    /** A connection that failed, or whose other side does not keep to the protocol, cannot go on. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        failed = true;
        ctx.close();
    }
}
