package dev.chorus.auth.sessions;

import dev.chorus.events.UserEvent.SessionRevoked;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.platform.revocation.RevokedSessions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * Ends sessions: they cannot be refreshed any more, and their access tokens are refused, here with the commit and
 * elsewhere as soon as the event is heard. Everything runs in the caller's transaction, which holds the account's lock.
 */
@Component
public final class EndSessions {
    private final Sessions sessions;
    private final Outbox outbox;
    private final RevokedSessions revoked;
    private final Ids ids;
    private final Clock clock;
    private final Counter ended;

    EndSessions(Sessions sessions, Outbox outbox, RevokedSessions revoked, Ids ids, Clock clock, MeterRegistry meters) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.revoked = revoked;
        this.ids = ids;
        this.clock = clock;
        this.ended = Counter.builder("chorus.auth.sessions.revoked")
                .description("Sessions ended before they expired")
                .register(meters);
    }

    /** Ends the user's session with this id; false if there is none. */
    public Mono<Boolean> one(UUID userId, UUID sessionId) {
        return sessions.delete(userId, sessionId)
                .collectList()
                .flatMap(deleted -> announce(userId, deleted).thenReturn(!deleted.isEmpty()));
    }

    public Mono<Void> all(UUID userId) {
        return sessions.deleteAll(userId).collectList().flatMap(deleted -> announce(userId, deleted));
    }

    public Mono<Void> allBut(UUID userId, UUID kept) {
        return sessions.deleteAllBut(userId, kept).collectList().flatMap(deleted -> announce(userId, deleted));
    }

    private Mono<Void> announce(UUID userId, List<UUID> deleted) {
        Instant now = clock.instant();
        return outbox.appendAll(deleted.stream()
                        .map(sessionId -> new SessionRevoked(ids.next(), now, userId, sessionId))
                        .toList())
                .then(TransactionSynchronizationManager.forCurrentTransaction())
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> refuse(deleted, now));
                    }
                }))
                .then();
    }

    private void refuse(List<UUID> sessionIds, Instant at) {
        sessionIds.forEach(sessionId -> revoked.revoke(sessionId, at));
        ended.increment(sessionIds.size());
    }
}
