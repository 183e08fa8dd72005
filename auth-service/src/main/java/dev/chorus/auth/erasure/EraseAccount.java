package dev.chorus.auth.erasure;

import dev.chorus.auth.accounts.Account;
import dev.chorus.auth.accounts.Accounts;
import dev.chorus.auth.passwords.CurrentPassword;
import dev.chorus.auth.sessions.EndSessions;
import dev.chorus.auth.throttling.FailedAttempts;
import dev.chorus.auth.throttling.Subject;
import dev.chorus.events.UserEvent.Erased;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.security.Caller;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Ends an account: its sessions, and every row of it here, the key of its data in events among them, so that these are
 * readable to nobody from then on. The other services hear of it and remove what is theirs.
 */
@Component
final class EraseAccount {
    private final Accounts accounts;
    private final CurrentPassword currentPassword;
    private final FailedAttempts failedAttempts;
    private final EndSessions endSessions;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Ids ids;
    private final Clock clock;

    EraseAccount(
            Accounts accounts,
            CurrentPassword currentPassword,
            FailedAttempts failedAttempts,
            EndSessions endSessions,
            Outbox outbox,
            TransactionalOperator transaction,
            Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.currentPassword = currentPassword;
        this.failedAttempts = failedAttempts;
        this.endSessions = endSessions;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<Void> by(Caller caller, String password) {
        return currentPassword
                .prove(caller, password)
                .flatMap(proven -> accounts.lock(caller.userId())
                        .switchIfEmpty(Mono.error(GenericProblem::unauthenticated))
                        .flatMap(account ->
                                CurrentPassword.requireStill(proven, account).then(erase(account)))
                        .as(transaction::transactional));
    }

    private Mono<Void> erase(Account account) {
        return endSessions
                .all(account.id())
                .then(failedAttempts.forget(new Subject.LoginTo(account.id())))
                .then(failedAttempts.forget(new Subject.CurrentPasswordOf(account.id())))
                .then(accounts.delete(account.id()))
                .then(outbox.append(new Erased(ids.next(), clock.instant(), account.id(), account.version() + 1)));
    }
}
