package dev.chorus.auth.registration;

import dev.chorus.auth.accounts.Account;
import dev.chorus.auth.accounts.Accounts;
import dev.chorus.auth.accounts.Logins;
import dev.chorus.auth.passwords.Passwords;
import dev.chorus.auth.sessions.StartSession;
import dev.chorus.auth.sessions.Tokens;
import dev.chorus.events.UserEvent.Registered;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.platform.problem.GenericProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Creates an account and its first session. */
@Component
final class RegisterAccount {
    private final Accounts accounts;
    private final Passwords passwords;
    private final StartSession startSession;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Ids ids;
    private final Clock clock;
    private final Counter registrations;

    RegisterAccount(
            Accounts accounts,
            Passwords passwords,
            StartSession startSession,
            Outbox outbox,
            TransactionalOperator transaction,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.startSession = startSession;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.registrations = Counter.builder("chorus.auth.registrations")
                .description("Accounts created")
                .register(meters);
    }

    Mono<Tokens> as(Registration registration, @Nullable String userAgent) {
        String username = Logins.normalised(registration.username());
        return refuseTaken(username, registration.email())
                .then(Mono.defer(() -> passwords.hash(registration.password())))
                .map(passwordHash -> account(registration, username, passwordHash))
                .flatMap(account -> create(account, userAgent))
                .doOnNext(_ -> registrations.increment());
    }

    private Account account(Registration registration, String username, String passwordHash) {
        return new Account(
                ids.next(),
                username,
                registration.email(),
                passwordHash,
                Objects.requireNonNullElse(registration.displayName(), username),
                Boolean.TRUE.equals(registration.privateAccount()),
                false,
                1,
                clock.instant());
    }

    private Mono<Tokens> create(Account account, @Nullable String userAgent) {
        return accounts.add(account)
                .flatMap(added -> added
                        ? outbox.append(registered(account)).then(startSession.of(account, userAgent))
                        : refuseTaken(account.username(), account.email())
                                .then(Mono.error(GenericProblem::unavailable)))
                .as(transaction::transactional);
    }

    private Mono<Void> refuseTaken(String username, String email) {
        return accounts.taken(username, email).flatMap(taken -> {
            if (taken.username()) {
                return Mono.error(new RegistrationProblem.UsernameTaken());
            }
            return taken.email() ? Mono.error(new RegistrationProblem.EmailTaken()) : Mono.empty();
        });
    }

    private Registered registered(Account account) {
        return new Registered(
                ids.next(),
                account.createdAt(),
                account.id(),
                account.username(),
                account.displayName(),
                account.privateAccount(),
                account.version(),
                account.createdAt());
    }
}
