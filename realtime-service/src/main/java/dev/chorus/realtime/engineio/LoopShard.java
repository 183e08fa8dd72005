package dev.chorus.realtime.engineio;

import dev.chorus.multiplexing.Flusher;
import io.netty.channel.EventLoop;

/** What the sessions of one endpoint on one event loop share; used on that event loop only. */
final class LoopShard {

    private final EventLoop loop;
    private final Heartbeat heartbeat;
    private final Flusher each;
    private final Flusher crowd;

    LoopShard(EventLoop loop, EngineConfig config) {
        this.loop = loop;
        this.heartbeat = new Heartbeat(loop, config);
        this.each = new Flusher(loop, 0);
        this.crowd = new Flusher(loop, Flusher.CROWD_REST);
    }

    EventLoop loop() {
        return loop;
    }

    Heartbeat heartbeat() {
        return heartbeat;
    }

    /** Has the session flushed at the end of this turn of the event loop. */
    void flushLater(ServerSession session) {
        each.later(session);
    }

    /** As above, or somewhat later, together with more that is written to it. */
    void flushWithCrowd(ServerSession session) {
        crowd.later(session);
    }
}
