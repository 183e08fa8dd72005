package dev.chorus.realtime.signals;

import dev.chorus.events.SignalEvent;

/** What a node tells all nodes, itself too. */
@FunctionalInterface
public interface Signals {

    /** In the order of the calls, from any thread, and never waits. The signal may be lost. */
    void send(SignalEvent signal);
}
