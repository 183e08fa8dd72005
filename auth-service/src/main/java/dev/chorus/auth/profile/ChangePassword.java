package dev.chorus.auth.profile;

import dev.chorus.auth.accounts.Account;
import dev.chorus.auth.accounts.Accounts;
import dev.chorus.auth.passwords.Passwords;
import dev.chorus.auth.sessions.EndSessions;
import dev.chorus.auth.throttling.FailedAttempts;
import dev.chorus.auth.throttling.Subject;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.platform.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes a password. The session that does so stays; all others of the account end. */
@Component
final class ChangePassword {
    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedAttempts failedAttempts;
    private final EndSessions endSessions;

    ChangePassword(Accounts accounts, Passwords passwords, FailedAttempts failedAttempts, EndSessions endSessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failedAttempts = failedAttempts;
        this.endSessions = endSessions;
    }

    /** A change whose current password was right when it was compared. */
    record Prepared(String currentHash, String nextHash) {}

    /** The slow part, outside any transaction. */
    Mono<Prepared> prepare(Caller caller, ProfileChange.Passwords change) {
        Subject subject = new Subject.CurrentPasswordOf(caller.userId());
        return failedAttempts
                .check(subject)
                .then(Mono.defer(() -> accounts.find(caller.userId())))
                .switchIfEmpty(Mono.error(GenericProblem::unauthenticated))
                .flatMap(account -> passwords
                        .matches(change.current(), account.passwordHash())
                        .flatMap(matches -> matches
                                ? failedAttempts.succeeded(subject)
                                : failedAttempts
                                        .failed(subject)
                                        .then(Mono.error(ProfileProblem.WrongCurrentPassword::new)))
                        .then(Mono.defer(() -> passwords.hash(change.next())))
                        .map(nextHash -> new Prepared(account.passwordHash(), nextHash)));
    }

    /** Runs in the caller's transaction, which holds the account's lock. */
    Mono<Void> apply(Prepared change, Account account, Caller caller) {
        if (!account.passwordHash().equals(change.currentHash())) {
            return Mono.error(new ProfileProblem.WrongCurrentPassword());
        }
        return accounts.updatePassword(account.id(), change.nextHash())
                .then(endSessions.allBut(account.id(), caller.sessionId()));
    }
}
