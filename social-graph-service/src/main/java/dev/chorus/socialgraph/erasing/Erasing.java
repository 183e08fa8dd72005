package dev.chorus.socialgraph.erasing;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks every now and then for people who were erased. They are hidden from the moment when the projection knows of it;
 * this is what makes the counts of others right again, and leaves nothing behind.
 */
@Component
final class Erasing implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Erasing.class);

    private final EraseRelations erase;
    private final ErasingSettings settings;
    private volatile @Nullable Disposable running;

    Erasing(EraseRelations erase, ErasingSettings settings) {
        this.erase = erase;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = Flux.interval(settings.interval())
                .onBackpressureDrop()
                .concatMap(_ -> all(), 1)
                .subscribe();
    }

    private Mono<Void> all() {
        return erase.step().expand(_ -> erase.step()).then().onErrorResume(failure -> {
            log.warn("Erasing failed, trying again: {}", failure.toString());
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
