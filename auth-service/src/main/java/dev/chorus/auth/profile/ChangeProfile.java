package dev.chorus.auth.profile;

import dev.chorus.auth.accounts.Account;
import dev.chorus.auth.accounts.Accounts;
import dev.chorus.events.UserEvent.Updated;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.security.Caller;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes one's own account; all that is asked for, or nothing. */
@Component
final class ChangeProfile {
    private final Accounts accounts;
    private final ChangePassword changePassword;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Ids ids;
    private final Clock clock;

    ChangeProfile(
            Accounts accounts,
            ChangePassword changePassword,
            Outbox outbox,
            TransactionalOperator transaction,
            Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.changePassword = changePassword;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** The account as it is afterwards, committed. */
    Mono<Account> by(Caller caller, ProfileChange change) {
        return Mono.justOrEmpty(change.passwords())
                .flatMap(passwords -> changePassword.prepare(caller, passwords))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(password -> commit(caller, change, password));
    }

    private Mono<Account> commit(Caller caller, ProfileChange change, Optional<ChangePassword.Prepared> password) {
        return accounts.lock(caller.userId())
                .switchIfEmpty(Mono.error(GenericProblem::unauthenticated))
                .flatMap(account -> Mono.justOrEmpty(password)
                        .flatMap(prepared -> changePassword.apply(prepared, account, caller))
                        .then(update(account, change)))
                .as(transaction::transactional);
    }

    private Mono<Account> update(Account account, ProfileChange change) {
        Account wanted = account.changed(
                Objects.requireNonNullElse(change.displayName(), account.displayName()),
                Objects.requireNonNullElse(change.privateAccount(), account.privateAccount()),
                Objects.requireNonNullElse(change.presenceHidden(), account.presenceHidden()));
        boolean same = wanted.displayName().equals(account.displayName())
                && wanted.privateAccount() == account.privateAccount()
                && wanted.presenceHidden() == account.presenceHidden();
        if (same) {
            return Mono.just(account);
        }
        return accounts.updateProfile(wanted)
                .then(outbox.append(updated(wanted)))
                .thenReturn(wanted);
    }

    private Updated updated(Account account) {
        return new Updated(
                ids.next(),
                clock.instant(),
                account.id(),
                account.username(),
                account.displayName(),
                account.privateAccount(),
                account.version(),
                account.createdAt(),
                account.presenceHidden());
    }
}
