package dev.chorus.platform.recurring;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Work that is done every so often, from the application's start to its stop. Once at a time: a turn that comes while the
 * one before is under way is left out. One that fails is logged, and the next comes as if it had not. Declare as a bean for
 * each.
 */
public final class Recurring implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Recurring.class);

    private final String name;
    private final Duration first;
    private final Duration interval;
    private final LongFunction<? extends Mono<?>> turn;
    private volatile @Nullable Disposable running;

    /**
     * @param name for the log
     * @param first how long after the start
     * @param turn gets the number of this turn, from zero; turns left out count too
     */
    public Recurring(String name, Duration first, Duration interval, LongFunction<? extends Mono<?>> turn) {
        this.name = name;
        this.first = first;
        this.interval = interval;
        this.turn = turn;
    }

    /** Of work that does not wait for anything. */
    public static Recurring of(String name, Duration first, Duration interval, LongConsumer turn) {
        return new Recurring(name, first, interval, count -> Mono.fromRunnable(() -> turn.accept(count)));
    }

    @Override
    public void start() {
        running = Flux.interval(first, interval)
                .onBackpressureDrop()
                .concatMap(this::take, 1)
                .subscribe();
    }

    private Mono<Void> take(long count) {
        return Mono.defer(() -> turn.apply(count)).then().onErrorResume(failure -> {
            log.error("{} failed this time", name, failure);
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
