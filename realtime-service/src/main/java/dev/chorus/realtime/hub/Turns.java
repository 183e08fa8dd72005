package dev.chorus.realtime.hub;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One after the other, in the order in which they came; on one event loop only. */
public final class Turns {
    private final int mostWaiting;
    private boolean taken;
    private @Nullable Queue<Sinks.Empty<Void>> waiting;

    Turns(int mostWaiting) {
        this.mostWaiting = mostWaiting;
    }

    /**
     * Takes the next turn, which its holder gives back with {@link #pass}, whatever comes of it.
     *
     * @return completes when the turn has come, on the event loop; empty if too many wait already
     */
    public Optional<Mono<Void>> take() {
        if (!taken) {
            taken = true;
            return Optional.of(Mono.empty());
        }
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        if (waiting.size() >= mostWaiting) {
            return Optional.empty();
        }
        Sinks.Empty<Void> turn = Sinks.empty();
        waiting.add(turn);
        return Optional.of(turn.asMono());
    }

    /** The turn that was taken first has ended. */
    public void pass() {
        Sinks.Empty<Void> next = waiting == null ? null : waiting.poll();
        if (next == null) {
            taken = false;
        } else {
            next.tryEmitEmpty();
        }
    }
}
