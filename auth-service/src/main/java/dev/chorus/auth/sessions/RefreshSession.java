package dev.chorus.auth.sessions;

import dev.chorus.auth.accounts.Account;
import dev.chorus.auth.accounts.Accounts;
import dev.chorus.auth.tokens.AccessTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Exchanges a refresh token for the next one. A token that comes a second time was stolen, or its successor was: which
 * of the two cannot be told, so the session ends.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2">RFC 9700, section 4.14.2</a>
 */
@Component
final class RefreshSession {
    private final Accounts accounts;
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final EndSessions endSessions;
    private final AccessTokens accessTokens;
    private final SessionSettings settings;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final MeterRegistry meters;

    RefreshSession(
            Accounts accounts,
            Sessions sessions,
            RefreshTokens refreshTokens,
            EndSessions endSessions,
            AccessTokens accessTokens,
            SessionSettings settings,
            TransactionalOperator transaction,
            Clock clock,
            MeterRegistry meters) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.endSessions = endSessions;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
        this.meters = meters;
    }

    private sealed interface Outcome {
        record Rotated(Tokens tokens) implements Outcome {}

        record Reused() implements Outcome {}

        record Refused() implements Outcome {}
    }

    /** Fails with 401 if the token is unknown, expired or used; in the last case the session has ended by then. */
    Mono<Tokens> with(RefreshToken token) {
        return refreshTokens
                .owner(token)
                .flatMap(accounts::lock)
                // Read under the account's lock: of two uses at the same time, the second finds it used.
                .flatMap(account -> refreshTokens.find(token).flatMap(known -> judge(account, token, known)))
                .defaultIfEmpty(new Outcome.Refused())
                .as(transaction::transactional)
                .flatMap(this::answer);
    }

    private Mono<Outcome> judge(Account account, RefreshToken token, RefreshTokens.Known known) {
        Instant now = clock.instant();
        if (known.used()) {
            return endSessions.one(account.id(), known.sessionId()).thenReturn(new Outcome.Reused());
        }
        if (!now.isBefore(known.expiresAt())) {
            return Mono.just(new Outcome.Refused());
        }
        return rotate(account, token, known.sessionId(), now).map(Outcome.Rotated::new);
    }

    private Mono<Tokens> rotate(Account account, RefreshToken token, UUID sessionId, Instant now) {
        RefreshToken next = RefreshToken.random();
        Instant expiresAt = now.plus(settings.refreshTokenLifetime());
        return refreshTokens
                .use(token, now)
                .then(refreshTokens.add(next, sessionId, expiresAt))
                .then(sessions.use(sessionId, now, expiresAt))
                .then(accessTokens.issue(account.id(), sessionId, account.username()))
                .map(accessToken -> Tokens.of(accessToken, next, account));
    }

    /** After the commit: the end of a session must hold though the answer is an error. */
    private Mono<Tokens> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rotated(Tokens tokens) -> count("rotated", Mono.just(tokens));
            case Outcome.Reused() -> count("reused", Mono.error(SessionProblem.Over::new));
            case Outcome.Refused() -> count("refused", Mono.error(SessionProblem.Over::new));
        };
    }

    private Mono<Tokens> count(String outcome, Mono<Tokens> answer) {
        meters.counter("chorus.auth.refreshes", "outcome", outcome).increment();
        return answer;
    }
}
