package dev.chorus.realtime.engineio;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeats of all sessions of one event loop (section "Heartbeat"). A session waits either for its next ping or
 * for a pong; each wait has one length, so two queues in order of arrival are in order of time, and one timer serves
 * them all.
 */
final class Heartbeat {

    private static final long COARSEST_TICK = TimeUnit.MILLISECONDS.toNanos(50);

    private final EventLoop loop;
    private final long interval;
    private final long timeout;
    private final long tick;
    private final Queue untilPing = new Queue();
    private final Queue untilPong = new Queue();
    private @Nullable ScheduledFuture<?> timer;
    private long timerDue;

    Heartbeat(EventLoop loop, EngineConfig config) {
        this.loop = loop;
        this.interval = config.pingInterval().toNanos();
        this.timeout = config.pingTimeout().toNanos();
        this.tick = Math.min(COARSEST_TICK, timeout / 20);
    }

    void start(Member member) {
        member.deadline = now() + interval;
        untilPing.add(member);
        arm();
    }

    /** A pong nobody asked for changes nothing. */
    void pong(Member member) {
        if (member.queue == untilPong) {
            untilPong.remove(member);
            start(member);
        }
    }

    void stop(Member member) {
        if (member.queue != null) {
            member.queue.remove(member);
        }
    }

    /** Whether the pong is overdue though the timer, which is coarse, has not noticed yet. */
    boolean isOverdue(Member member) {
        return member.queue == untilPong && member.deadline - now() <= 0;
    }

    private void beat() {
        timer = null;
        var now = now();
        for (var member = untilPing.due(now); member != null; member = untilPing.due(now)) {
            untilPing.remove(member);
            // From when the ping was due, not from now; but a loop that stood still must not blame its clients.
            member.deadline = Math.max(member.deadline + timeout, now + timeout / 2);
            untilPong.add(member);
            member.ping();
        }
        for (var member = untilPong.due(now); member != null; member = untilPong.due(now)) {
            untilPong.remove(member);
            member.pongMissed();
        }
        arm();
    }

    private void arm() {
        if (untilPing.first == null && untilPong.first == null) {
            return;
        }
        var now = now();
        var due = now + Math.max(tick, Math.min(untilPing.delay(now), untilPong.delay(now)));
        if (timer != null) {
            if (timerDue - due <= 0) {
                return;
            }
            timer.cancel(false);
        }
        timerDue = due;
        timer = loop.schedule(this::beat, due - now, TimeUnit.NANOSECONDS);
    }

    private long now() {
        return loop.ticker().nanoTime();
    }

    /** A session as the heartbeat sees it. */
    abstract static class Member {
        private @Nullable Queue queue;
        private @Nullable Member previous;
        private @Nullable Member next;
        private long deadline;

        abstract void ping();

        abstract void pongMissed();
    }

    private static final class Queue {
        private @Nullable Member first;
        private @Nullable Member last;

        void add(Member member) {
            member.queue = this;
            member.previous = last;
            if (last == null) {
                first = member;
            } else {
                last.next = member;
            }
            last = member;
        }

        void remove(Member member) {
            if (member.previous == null) {
                first = member.next;
            } else {
                member.previous.next = member.next;
            }
            if (member.next == null) {
                last = member.previous;
            } else {
                member.next.previous = member.previous;
            }
            member.queue = null;
            member.previous = null;
            member.next = null;
        }

        @Nullable
        Member due(long now) {
            return first != null && first.deadline - now <= 0 ? first : null;
        }

        long delay(long now) {
            return first == null ? Long.MAX_VALUE : first.deadline - now;
        }
    }
}
