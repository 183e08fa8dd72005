package dev.chorus.realtime.engineio;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** What the sessions of one endpoint on one event loop share; used on that event loop only. */
final class LoopShard {

    private final EventLoop loop;
    private final Heartbeat heartbeat;
    private List<ServerSession> written = new ArrayList<>();
    private List<ServerSession> spare = new ArrayList<>();

    LoopShard(EventLoop loop, EngineConfig config) {
        this.loop = loop;
        this.heartbeat = new Heartbeat(loop, config);
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
