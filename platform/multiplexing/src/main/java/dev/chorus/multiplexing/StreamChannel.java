package dev.chorus.multiplexing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One stream. Its event loop may be another than its connection's, and may change; what the connection tells it comes from
 * the connection's.
 */
final class StreamChannel extends AbstractChannel {
    private static final ChannelMetadata METADATA = new ChannelMetadata(false);
    private static final int ACKNOWLEDGED_AT = MultiplexedConnection.WINDOW / 2;

    /** For so long a reader may put off what was said before the end. */
    private static final int LAST_WORDS_SECONDS = 5;

    private final MultiplexedConnection connection;
    private final int number;
    private final ChannelConfig config = new DefaultChannelConfig(this);

    /** How much the other side takes. */
    private final AtomicInteger window = new AtomicInteger(MultiplexedConnection.WINDOW);

    /** What was received, and not asked for yet. */
    private final Queue<ByteBuf> inbound = new ConcurrentLinkedQueue<>();

    private final Flusher.Flushable withCrowd = this::readWithCrowd;

    private volatile boolean open = true;
    private volatile boolean ended;
    private volatile boolean blocked;

    // Of the event loop of this stream.
    private boolean wanted;
    private boolean delivering;
    private boolean inCrowd;
    private boolean ending;
    private int unacknowledged;

    // Of the event loop of the connection.
    private int unreturned;
    private boolean closedHere;
    private boolean closedThere;

    StreamChannel(MultiplexedConnection connection, int number) {
        super(connection.channel());
        this.connection = connection;
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Returns whether that is true of both sides now. */
    boolean closedHere() {
        closedHere = true;
        return closedThere;
    }

    /** Returns whether that is true of both sides now. */
    boolean closedThere() {
        closedThere = true;
        return closedHere;
    }

    /** So much of the window is given back to the other side. */
    void returned(int bytes) {
        unreturned -= bytes;
    }

    /**
     * Takes over the bytes.
     *
     * @return whether {@link #readComplete()} is to be called at the end of what the connection read
     * @throws ProtocolViolation if they are more than the other side may send
     */
    boolean receive(ByteBuf bytes) throws ProtocolViolation {
        if (!hold(bytes)) {
            return false;
        }
        if (isHere()) {
            deliver();
            return delivering;
        }
        execute(this::readInbound);
        return false;
    }

    /**
     * The same for what many streams get: it is delivered somewhat later, with what follows until then. What that costs the
     * reader, system calls above all, is a crowd's.
     */
    void receive(ByteBuf bytes, Flusher crowd) throws ProtocolViolation {
        if (!hold(bytes)) {
            return;
        }
        if (!isHere()) {
            execute(this::readInbound);
        } else if (!inCrowd) {
            inCrowd = true;
            crowd.later(withCrowd);
        }
    }

    /** Returns false if it is closed. */
    private boolean hold(ByteBuf bytes) throws ProtocolViolation {
        unreturned += bytes.readableBytes();
        inbound.add(bytes);
        if (unreturned > MultiplexedConnection.WINDOW) {
            throw new ProtocolViolation("more than the window");
        }
        if (!open) {
            discard();
        }
        return open;
    }

    /** The other side closed the stream, or the connection is gone: the end comes after what was received, if that is read. */
    void end() {
        ended = true;
        execute(this::readInbound);
    }

    /** The other side takes so many bytes more. */
    void widen(int bytes) {
        window.addAndGet(bytes);
        resume();
    }

    /** What held up its writing may be over. */
    void resume() {
        if (blocked) {
            execute(this::flushAgain);
        }
    }

    private void execute(Runnable task) {
        try {
            eventLoop().execute(task);
        } catch (RejectedExecutionException _) {
            // The event loop has stopped.
            discard();
        }
    }

    private void readInbound() {
        deliver();
        readComplete();
    }

    /** Whether this is the event loop of the stream, which is not on its way to another: nothing is done then. */
    private boolean isHere() {
        return isRegistered() && eventLoop().inEventLoop();
    }

    /** What was left undone when it moved. */
    @Override
    protected void doRegister(ChannelPromise promise) {
        delivering = false;
        inCrowd = false;
        resume();
        promise.setSuccess();
    }

    /** What is there, as far as it is wanted. */
    private void deliver() {
        if (!isHere()) {
            return;
        }
        while (wanted || (delivering && config.isAutoRead())) {
            ByteBuf bytes = inbound.poll();
            if (bytes == null) {
                break;
            }
            wanted = false;
            delivering = true;
            unacknowledged += bytes.readableBytes();
            pipeline().fireChannelRead(bytes);
        }
        if (ended && inbound.isEmpty()) {
            unsafe().close(unsafe().voidPromise());
        } else if (ended && !ending) {
            ending = true;
            eventLoop().schedule(() -> close(), LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** No more for now. */
    void readComplete() {
        if (!isHere() || !delivering) {
            return;
        }
        delivering = false;
        if (open && unacknowledged >= ACKNOWLEDGED_AT) {
            connection.send(new Outgoing.WindowUpdate(this, unacknowledged));
            unacknowledged = 0;
        }
        pipeline().fireChannelReadComplete();
    }

    private void readWithCrowd() {
        inCrowd = false;
        readInbound();
    }

    private void discard() {
        for (ByteBuf bytes = inbound.poll(); bytes != null; bytes = inbound.poll()) {
            bytes.release();
        }
    }

    @Override
    protected void doBeginRead() {
        wanted = true;
        if (ended || !inbound.isEmpty()) {
            execute(this::readInbound);
        }
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer in) throws Exception {
        while (true) {
            send(in);
            blocked = !in.isEmpty();
            // Whoever made room meanwhile may not have seen that it is waited for.
            if (!blocked || room() == 0) {
                return;
            }
        }
    }

    private int room() {
        return connection.isWritable() ? window.get() : 0;
    }

    /** Removes what it sends only afterwards: with its last bytes gone someone may close the stream at once. */
    private void send(ChannelOutboundBuffer in) throws Exception {
        Portion portion = new Portion(room());
        in.forEachFlushedMessage(portion);
        if (portion.length > 0) {
            window.addAndGet(-portion.length);
            connection.send(new Outgoing.Data(this, portion.bytes));
        }
        for (int i = 0; i < portion.whole && in.current() != null; i++) {
            in.remove();
        }
        if (portion.begun > 0 && in.current() instanceof ByteBuf next) {
            next.skipBytes(portion.begun);
            in.progress(portion.begun);
        }
    }

    /** As much of what is to be sent as there is room for. */
    private static final class Portion implements ChannelOutboundBuffer.MessageProcessor {
        private final int room;
        private final List<ByteBuf> bytes = new ArrayList<>(2);
        private int length;
        private int whole;
        private int begun;

        Portion(int room) {
            this.room = room;
        }

        @Override
        public boolean processMessage(Object message) {
            ByteBuf next = (ByteBuf) message;
            int readable = next.readableBytes();
            if (readable > room - length) {
                begun = room - length;
                if (begun > 0) {
                    bytes.add(next.retainedSlice(next.readerIndex(), begun));
                    length = room;
                }
                return false;
            }
            if (readable > 0) {
                bytes.add(next.retain());
                length += readable;
            }
            whole++;
            return true;
        }
    }

    private void flushAgain() {
        if (isHere()) {
            ((Unsafe) unsafe()).flushAgain();
        }
    }

    @Override
    protected Object filterOutboundMessage(Object message) {
        if (message instanceof ByteBuf) {
            return message;
        }
        throw new UnsupportedOperationException("only bytes, not " + message.getClass());
    }

    @Override
    protected void doClose() {
        if (open) {
            open = false;
            discard();
            connection.send(new Outgoing.Close(this));
        }
    }

    @Override
    protected AbstractUnsafe newUnsafe() {
        return new Unsafe();
    }

    private final class Unsafe extends AbstractUnsafe {
        @Override
        public void connect(SocketAddress remote, SocketAddress local, ChannelPromise promise) {
            promise.setFailure(new UnsupportedOperationException("a stream is connected from the beginning"));
        }

        void flushAgain() {
            flush0();
        }
    }

    @Override
    public ChannelConfig config() {
        return config;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean isActive() {
        return open;
    }

    @Override
    public ChannelMetadata metadata() {
        return METADATA;
    }

    @Override
    protected boolean isCompatible(EventLoop loop) {
        return true;
    }

    @Override
    protected SocketAddress localAddress0() {
        return parent().localAddress();
    }

    @Override
    protected SocketAddress remoteAddress0() {
        return parent().remoteAddress();
    }

    @Override
    protected void doBind(SocketAddress local) {
        throw new UnsupportedOperationException("a stream is bound from the beginning");
    }

    @Override
    protected void doDisconnect() {
        doClose();
    }
}
