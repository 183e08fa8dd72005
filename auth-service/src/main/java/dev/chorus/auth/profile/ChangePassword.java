package dev.chorus.auth.profile;

import dev.chorus.auth.accounts.Account;
import dev.chorus.auth.accounts.Accounts;
import dev.chorus.auth.passwords.CurrentPassword;
import dev.chorus.auth.passwords.Passwords;
import dev.chorus.auth.sessions.EndSessions;
import dev.chorus.platform.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes a password. The session that does so stays; all others of the account end. */
@Component
final class ChangePassword {
    private final Accounts accounts;
    private final CurrentPassword currentPassword;
    private final Passwords passwords;
    private final EndSessions endSessions;

    ChangePassword(Accounts accounts, CurrentPassword currentPassword, Passwords passwords, EndSessions endSessions) {
        this.accounts = accounts;
        this.currentPassword = currentPassword;
        this.passwords = passwords;
        this.endSessions = endSessions;
    }

    /** A change whose current password was right when it was compared. */
    record Prepared(Account proven, String nextHash) {}

    /** The slow part, outside any transaction. */
    Mono<Prepared> prepare(Caller caller, ProfileChange.Passwords change) {
        return currentPassword
                .prove(caller, change.current())
                .flatMap(proven -> passwords.hash(change.next()).map(nextHash -> new Prepared(proven, nextHash)));
    }

    /** Runs in the caller's transaction, which holds the account's lock. */
    Mono<Void> apply(Prepared change, Account account, Caller caller) {
        return CurrentPassword.requireStill(change.proven(), account)
                .then(Mono.defer(() -> accounts.updatePassword(account.id(), change.nextHash())))
                .then(Mono.defer(() -> endSessions.allBut(account.id(), caller.sessionId())));
    }
}
