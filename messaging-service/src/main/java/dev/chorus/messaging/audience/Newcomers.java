package dev.chorus.messaging.audience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Waits a moment for people whose registration is on its way here, as clients write to each other right after it. */
@Component
public final class Newcomers {
    /** Looked for again and again: it is for once in an account's life, and works on every replica alike. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final int TIME_ORDERED = 7;

    private final Users users;
    private final AudienceSettings settings;
    private final Clock clock;

    Newcomers(Users users, AudienceSettings settings, Clock clock) {
        this.users = users;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether all of them are known, after a wait if one may just have registered. */
    public Mono<Boolean> await(UUID... people) {
        return Flux.fromArray(people).concatMap(this::await).all(Boolean::booleanValue);
    }

    private Mono<Boolean> await(UUID id) {
        return users.isKnown(id).flatMap(known -> known || !isNew(id) ? Mono.just(known) : poll(id));
    }

    private Mono<Boolean> poll(UUID id) {
        return users.isKnown(id)
                .filter(Boolean::booleanValue)
                .repeatWhenEmpty(empty -> empty.delayElements(LOOK))
                .timeout(settings.newcomerWait(), Mono.just(false));
    }

    /** Ids are UUIDv7, which begin with the time in milliseconds (RFC 9562, section 5.7). */
    private boolean isNew(UUID id) {
        if (id.version() != TIME_ORDERED) {
            return false;
        }
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return made.isAfter(clock.instant().minus(settings.newcomerWait().multipliedBy(5)));
    }
}
