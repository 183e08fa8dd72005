package dev.chorus.notification.erasing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks every now and then for people who were erased, on whichever replica. */
@Component
class Erasing {
    private static final Logger log = LoggerFactory.getLogger(Erasing.class);

    private final ErasePeople erase;

    Erasing(ErasePeople erase) {
        this.erase = erase;
    }

    @Scheduled(fixedDelayString = "${notification.erasing-interval}")
    Mono<Void> all() {
        return erase.step().expand(_ -> erase.step()).then().onErrorResume(failure -> {
            log.warn("Erasing failed, to be tried again: {}", failure.toString());
            return Mono.empty();
        });
    }
}
