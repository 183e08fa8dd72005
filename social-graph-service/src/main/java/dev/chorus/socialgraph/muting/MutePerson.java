package dev.chorus.socialgraph.muting;

import dev.chorus.events.SocialGraphEvent;
import dev.chorus.events.SocialGraphEvent.MuteCreated;
import dev.chorus.events.SocialGraphEvent.MuteRemoved;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.socialgraph.standing.Standing;
import dev.chorus.socialgraph.standing.Standings;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Mutes someone whose profile one may see, and lifts it. What changes nothing emits nothing. */
@Component
final class MutePerson {
    private final Standings standings;
    private final Mutes mutes;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;

    MutePerson(
            Standings standings, Mutes mutes, Outbox outbox, Ids ids, Clock clock, TransactionalOperator transaction) {
        this.standings = standings;
        this.mutes = mutes;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    Mono<Void> mute(UUID userId, UUID otherId) {
        Instant now = clock.instant();
        return lock(userId, otherId)
                .then(tell(mutes.add(userId, otherId, now), new MuteCreated(ids.next(), now, userId, otherId)))
                .as(transaction::transactional);
    }

    Mono<Void> unmute(UUID userId, UUID otherId) {
        Instant now = clock.instant();
        return lock(userId, otherId)
                .then(tell(mutes.remove(userId, otherId), new MuteRemoved(ids.next(), now, userId, otherId)))
                .as(transaction::transactional);
    }

    private Mono<Standing> lock(UUID userId, UUID otherId) {
        return standings
                .lock(userId, otherId)
                .filter(standing -> !standing.blocked())
                .switchIfEmpty(Mono.error(GenericProblem::notFound));
    }

    private Mono<Void> tell(Mono<Boolean> changed, SocialGraphEvent event) {
        return changed.filter(Boolean::booleanValue).flatMap(_ -> outbox.append(event));
    }
}
