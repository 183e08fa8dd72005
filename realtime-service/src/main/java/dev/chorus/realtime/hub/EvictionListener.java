package dev.chorus.realtime.hub;

/** Hears of those who were put out of the room of a post, on their session's event loop. */
@FunctionalInterface
public interface EvictionListener {

    void evicted(Session session);
}
