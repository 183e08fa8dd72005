package dev.chorus.auth.passwords;

import dev.chorus.auth.accounts.Account;
import dev.chorus.auth.accounts.Accounts;
import dev.chorus.auth.throttling.FailedAttempts;
import dev.chorus.auth.throttling.Subject;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks who is logged in for their password once more, before what cannot be undone. */
@Component
public final class CurrentPassword {
    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedAttempts failedAttempts;

    CurrentPassword(Accounts accounts, Passwords passwords, FailedAttempts failedAttempts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failedAttempts = failedAttempts;
    }

    /**
     * The account, whose password this was when it was compared: the slow part, to be done outside any transaction. Fails
     * with {@link WrongCurrentPassword}, or with 429 after too many wrong ones.
     */
    public Mono<Account> prove(Caller caller, String password) {
        Subject subject = new Subject.CurrentPasswordOf(caller.userId());
        return failedAttempts
                .check(subject)
                .then(Mono.defer(() -> accounts.find(caller.userId())))
                .switchIfEmpty(Mono.error(GenericProblem::unauthenticated))
                .flatMap(account -> passwords
                        .matches(password, account.passwordHash())
                        .flatMap(matches -> matches
                                ? failedAttempts.forget(subject)
                                : failedAttempts.failed(subject).then(Mono.error(WrongCurrentPassword::new)))
                        .thenReturn(account));
    }

    /** Fails with {@link WrongCurrentPassword} if the password was changed since it was proven. */
    public static Mono<Void> requireStill(Account proven, Account locked) {
        return proven.passwordHash().equals(locked.passwordHash())
                ? Mono.empty()
                : Mono.error(new WrongCurrentPassword());
    }
}
