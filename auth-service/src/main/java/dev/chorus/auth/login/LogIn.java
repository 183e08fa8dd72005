package dev.chorus.auth.login;

import dev.chorus.auth.accounts.Account;
import dev.chorus.auth.accounts.Accounts;
import dev.chorus.auth.passwords.Passwords;
import dev.chorus.auth.sessions.StartSession;
import dev.chorus.auth.sessions.Tokens;
import dev.chorus.auth.throttling.FailedAttempts;
import dev.chorus.auth.throttling.Subject;
import dev.chorus.platform.problem.DomainProblem;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Begins a session with a password. Answers alike, and as fast, whether the account is unknown or the password wrong. */
@Component
final class LogIn {
    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedAttempts failedAttempts;
    private final StartSession startSession;
    private final TransactionalOperator transaction;
    private final MeterRegistry meters;

    LogIn(
            Accounts accounts,
            Passwords passwords,
            FailedAttempts failedAttempts,
            StartSession startSession,
            TransactionalOperator transaction,
            MeterRegistry meters) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failedAttempts = failedAttempts;
        this.startSession = startSession;
        this.transaction = transaction;
        this.meters = meters;
    }

    Mono<Tokens> with(Credentials credentials, @Nullable String userAgent) {
        String login = credentials.normalisedLogin();
        return accounts.findByLogin(login)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account -> {
                    Subject subject = account.<Subject>map(known -> new Subject.LoginTo(known.id()))
                            .orElseGet(() -> new Subject.UnknownLogin(login));
                    return failedAttempts
                            .check(subject)
                            .then(Mono.defer(() -> matches(credentials.password(), account)))
                            .flatMap(matches -> matches
                                    ? begin(account.orElseThrow(), subject, userAgent)
                                    : failedAttempts
                                            .failed(subject)
                                            .then(Mono.error(LoginProblem.WrongCredentials::new)));
                })
                .doOnNext(_ -> count("succeeded"))
                .doOnError(DomainProblem.class, problem -> count(outcome(problem)));
    }

    private Mono<Boolean> matches(String password, Optional<Account> account) {
        return account.map(known -> passwords.matches(password, known.passwordHash()))
                .orElseGet(() -> passwords.matchesNobody(password));
    }

    /** The password may have been changed, or too many others tried, while this one was being compared. */
    private Mono<Tokens> begin(Account compared, Subject subject, @Nullable String userAgent) {
        return accounts.lock(compared.id())
                .filter(account -> account.passwordHash().equals(compared.passwordHash()))
                .switchIfEmpty(Mono.error(LoginProblem.WrongCredentials::new))
                .flatMap(account -> failedAttempts
                        .check(subject)
                        .then(failedAttempts.forget(subject))
                        .then(startSession.of(account, userAgent)))
                .as(transaction::transactional);
    }

    private static String outcome(DomainProblem problem) {
        return switch (problem.status()) {
            case UNAUTHORIZED -> "refused";
            case TOO_MANY_REQUESTS -> "throttled";
            default -> "unavailable";
        };
    }

    private void count(String outcome) {
        meters.counter("chorus.auth.logins", "outcome", outcome).increment();
    }
}
