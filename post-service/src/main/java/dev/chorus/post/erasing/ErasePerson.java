package dev.chorus.post.erasing;

import dev.chorus.events.DomainEvent;
import dev.chorus.platform.idempotency.KeptAnswers;
import dev.chorus.platform.outbox.Outbox;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Removes what an erased person wrote and liked, with the events of it, and what names them; so many rows at a time that
 * no transaction grows with how much there is. Nothing new comes up meanwhile: whoever writes, and whoever relates two
 * people, share-locks their rows in the projection and finds the mark there.
 */
@Component
final class ErasePerson {
    private final Traces traces;
    private final KeptAnswers keptAnswers;
    private final Outbox outbox;
    private final TransactionalOperator transaction;

    ErasePerson(Traces traces, KeptAnswers keptAnswers, Outbox outbox, TransactionalOperator transaction) {
        this.traces = traces;
        this.keptAnswers = keptAnswers;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** One step for one person, whom no other replica is at; empty if there is nobody. */
    Mono<UUID> step() {
        return traces.next()
                .flatMap(personId -> remove(personId).thenReturn(personId))
                .as(transaction::transactional);
    }

    private Mono<Void> remove(UUID personId) {
        // One kind a step: a transaction then locks posts once, in one order, and two of them never wait for each
        // other.
        return Flux.concat(
                        emitting(traces.removePosts(personId)),
                        emitting(traces.removeComments(personId)),
                        emitting(traces.removeLikes(personId)),
                        traces.removeRelations(personId))
                .any(removed -> removed > 0)
                .flatMap(removed ->
                        removed ? Mono.empty() : keptAnswers.forget(personId).then(traces.finish(personId)));
    }

    private Mono<Long> emitting(Mono<? extends List<? extends DomainEvent>> removal) {
        return removal.flatMap(events -> outbox.appendAll(events).thenReturn((long) events.size()));
    }
}
