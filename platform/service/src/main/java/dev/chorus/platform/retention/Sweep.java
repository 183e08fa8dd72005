package dev.chorus.platform.retention;

import dev.chorus.platform.recurring.Recurring;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Work that is looked for every now and then, and done in bounded steps until nothing is left. One step at a time here;
 * other replicas may do theirs at the same time. A step that fails is tried again at the next look.
 */
public final class Sweep {
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private Sweep() {}

    /** @param step empty when nothing was left to do */
    public static Recurring of(String name, Duration interval, Supplier<? extends Mono<?>> step) {
        return new Recurring(
                name,
                interval,
                interval,
                _ -> all(step).onErrorResume(failure -> {
                    log.warn("{} failed, trying again: {}", name, failure.toString());
                    return Mono.empty();
                }));
    }

    private static Mono<Void> all(Supplier<? extends Mono<?>> step) {
        return Mono.defer(step)
                .hasElement()
                .repeat()
                .takeWhile(Boolean::booleanValue)
                .then();
    }
}
