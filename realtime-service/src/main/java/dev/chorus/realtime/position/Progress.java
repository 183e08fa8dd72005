package dev.chorus.realtime.position;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How far this node has come in the topics. Thread-safe. */
@Component
public final class Progress {
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private volatile Position reached = Position.NONE;

    private record Waiting(Position position, CompletableFuture<Boolean> answer) {}

    public Position reached() {
        return reached;
    }

    /** On the one thread that reads the topics. */
    public void reach(Position position) {
        reached = position;
        if (!waiting.isEmpty()) {
            waiting.forEach(this::look);
        }
    }

    /** True as soon as this node has come as far; false if it has not in time. */
    public CompletionStage<Boolean> reaching(Position position, Duration patience) {
        Waiting one = new Waiting(position, new CompletableFuture<>());
        waiting.add(one);
        // It may have been reached before this one could be seen here.
        look(one);
        return one.answer()
                .completeOnTimeout(false, patience.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((_, _) -> waiting.remove(one));
    }

    private void look(Waiting one) {
        if (reached.isLike(one.position()) && reached.reaches(one.position())) {
            one.answer().complete(true);
        }
    }
}
