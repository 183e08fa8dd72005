package dev.chorus.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** The one thread that does all the loading, so that it takes no more than one core; all its state is confined to it. */
final class Loop implements AutoCloseable {
    private static final int BURST = 64;

    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop loop;

    Loop() {
        IoHandlerFactory io = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        group = new MultiThreadIoEventLoopGroup(1, io);
        loop = group.next();
    }

    Bootstrap client() {
        Class<? extends SocketChannel> channel =
                Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
        return new Bootstrap()
                .group(loop)
                .channel(channel)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 10_000);
    }

    /** Calls on the loop and waits for the result. */
    <T> T call(Callable<T> callable) {
        try {
            return loop.submit(callable).get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    void run(Runnable task) {
        call(() -> {
            task.run();
            return true;
        });
    }

    /** Runs a task on the loop after a while; waits for nothing. */
    void later(Duration after, Runnable task) {
        var _ = loop.schedule(task, after.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits; the loop does not. */
    void rest(Duration duration) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        later(duration, () -> over.complete(null));
        over.join();
    }

    /** Waits until the condition, which is asked on the loop, holds; false if it did not in time. */
    boolean await(Duration atMost, BooleanSupplier condition) {
        CompletableFuture<Boolean> held = new CompletableFuture<>();
        long deadline = System.nanoTime() + atMost.toNanos();
        loop.execute(() -> poll(deadline, condition, held));
        return held.join();
    }

    private void poll(long deadline, BooleanSupplier condition, CompletableFuture<Boolean> held) {
        if (condition.getAsBoolean()) {
            held.complete(true);
        } else if (System.nanoTime() > deadline) {
            held.complete(false);
        } else {
            loop.schedule(() -> poll(deadline, condition, held), 20, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * An open loop: acts at evenly spaced moments whether or not the server keeps up, and tells each act the moment it
     * was due, in {@link System#nanoTime} terms. Returns after the last.
     */
    void drive(double rate, Duration duration, LongConsumer act) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        long count = Math.round(rate * duration.toNanos() / 1e9);
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        loop.execute(() -> step(0, count, start, 1e9 / rate, act, done));
        done.join();
    }

    private void step(long from, long count, long start, double gap, LongConsumer act, CompletableFuture<Void> done) {
        long next = from;
        for (int burst = 0; burst < BURST && next < count; burst++, next++) {
            long due = start + Math.round(next * gap);
            if (due > System.nanoTime()) {
                break;
            }
            act.accept(due);
        }
        if (next == count) {
            done.complete(null);
            return;
        }
        long resume = next;
        long wait = start + Math.round(next * gap) - System.nanoTime();
        loop.schedule(() -> step(resume, count, start, gap, act, done), Math.max(0, wait), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
