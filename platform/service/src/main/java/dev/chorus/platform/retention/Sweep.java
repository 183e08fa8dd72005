package dev.chorus.platform.retention;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Work that is looked for every now and then, and done in bounded steps until nothing is left. One step at a time here;
 * other replicas may do theirs at the same time. A step that fails is tried again at the next look. Declare as a bean for
 * each.
 */
public final class Sweep implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final String name;
    private final Duration interval;
    private final Supplier<? extends Mono<?>> step;
    private volatile @Nullable Disposable running;

    /** @param step empty when nothing was left to do */
    public Sweep(String name, Duration interval, Supplier<? extends Mono<?>> step) {
        this.name = name;
        this.interval = interval;
        this.step = step;
    }

    @Override
    public void start() {
        running = Flux.interval(interval)
                .onBackpressureDrop()
                .concatMap(_ -> all(), 1)
                .subscribe();
    }

    private Mono<Void> all() {
        return Mono.defer(step)
                .hasElement()
                .repeat()
                .takeWhile(Boolean::booleanValue)
                .then()
                .onErrorResume(failure -> {
                    log.warn("{} failed, trying again: {}", name, failure.toString());
                    return Mono.empty();
                });
    }

    @Override
    public void stop() {
        Disposable current = running;
        if (current != null) {
            current.dispose();
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
