package dev.chorus.auth.sessions;

import dev.chorus.auth.accounts.Accounts;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Ends one of one's own sessions: by logging out, or from afar. */
@Component
final class RevokeSession {
    private final Accounts accounts;
    private final EndSessions endSessions;
    private final TransactionalOperator transaction;

    RevokeSession(Accounts accounts, EndSessions endSessions, TransactionalOperator transaction) {
        this.accounts = accounts;
        this.endSessions = endSessions;
        this.transaction = transaction;
    }

    /** False if the user has no such session. */
    Mono<Boolean> by(UUID userId, UUID sessionId) {
        return accounts.lock(userId)
                .flatMap(_ -> endSessions.one(userId, sessionId))
                .defaultIfEmpty(false)
                .as(transaction::transactional);
    }
}
