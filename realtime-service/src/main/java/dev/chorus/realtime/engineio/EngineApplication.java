package dev.chorus.realtime.engineio;

/** What is spoken on top of Engine.IO messages. */
@FunctionalInterface
public interface EngineApplication {

    /**
     * Called on the session's event loop when a session has been opened, before any of its messages. It may write at
     * once. The listener returned is that session's alone.
     */
    SessionListener open(EngineSession session);
}
