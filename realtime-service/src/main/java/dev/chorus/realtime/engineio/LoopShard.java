package dev.chorus.realtime.engineio;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** What the sessions of one endpoint on one event loop share; used on that event loop only. */
final class LoopShard {

    private final EventLoop loop;
    private final Heartbeat heartbeat;
    private final CrowdFlush crowd;
    private List<ServerSession> written = new ArrayList<>();
    private List<ServerSession> spare = new ArrayList<>();

    LoopShard(EventLoop loop, EngineConfig config) {
        this.loop = loop;
        this.heartbeat = new Heartbeat(loop, config);
        this.crowd = new CrowdFlush(loop);
    }

    EventLoop loop() {
        return loop;
    }

    Heartbeat heartbeat() {
        return heartbeat;
    }

    /**
     * Has the session flushed after the tasks that already wait in this event loop: what they write, too, goes out in
     * the same system call.
     */
    void flushLater(ServerSession session) {
        if (written.isEmpty()) {
            loop.execute(this::flushWritten);
        }
        written.add(session);
    }

    /** As above, or somewhat later, together with more that is written to it. */
    void flushWithCrowd(ServerSession session) {
        crowd.later(session);
    }

    private void flushWritten() {
        var flushing = written;
        written = spare;
        for (var session : flushing) {
            session.flush();
        }
        flushing.clear();
        spare = flushing;
    }
}
