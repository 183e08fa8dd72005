package dev.chorus.auth.throttling;

import dev.chorus.platform.problem.GenericProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts wrong passwords in the database, so that all replicas agree. After so many the subject pauses: every attempt is
 * then 429, the right password's too.
 *
 * <p>Attempts made at the same time may all pass {@link #check}; but each is judged again when its result is known, by
 * {@link #failed} or by a second {@code check}, so that no more guesses than allowed are ever answered.
 */
@Component
public final class FailedAttempts {
    private final DatabaseClient database;
    private final ThrottlingSettings settings;
    private final Clock clock;

    FailedAttempts(DatabaseClient database, ThrottlingSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Completes, or fails with 429 while the subject pauses. */
    public Mono<Void> check(Subject subject) {
        Instant now = clock.instant();
        return database.sql("""
                        SELECT expires_at FROM failed_attempts
                        WHERE subject = :subject AND failures >= :attempts AND expires_at > :now
                        """)
                .bind("subject", subject.key())
                .bind("attempts", settings.attempts())
                .bind("now", now)
                .map(row -> Objects.requireNonNull(row.get("expires_at", Instant.class)))
                .one()
                .flatMap(until -> Mono.error(paused(now, until)));
    }

    /** Counts one; fails with 429 if there had been enough already. */
    public Mono<Void> failed(Subject subject) {
        Instant now = clock.instant();
        return database.sql("""
                        INSERT INTO failed_attempts AS known (subject, failures, expires_at)
                        VALUES (:subject, 1, CASE WHEN :attempts = 1 THEN :pauseEnd ELSE :windowEnd END)
                        ON CONFLICT (subject) DO UPDATE SET
                            failures = CASE WHEN known.expires_at <= :now THEN 1 ELSE known.failures + 1 END,
                            expires_at = CASE
                                WHEN known.expires_at <= :now THEN excluded.expires_at
                                WHEN known.failures + 1 = :attempts THEN :pauseEnd
                                ELSE known.expires_at END
                        RETURNING failures, expires_at
                        """)
                .bind("subject", subject.key())
                .bind("attempts", settings.attempts())
                .bind("pauseEnd", now.plus(settings.pause()))
                .bind("windowEnd", now.plus(settings.window()))
                .bind("now", now)
                .map(row -> new Counted(
                        Objects.requireNonNull(row.get("failures", Integer.class)),
                        Objects.requireNonNull(row.get("expires_at", Instant.class))))
                .one()
                .flatMap(counted -> counted.failures() > settings.attempts()
                        ? Mono.error(paused(now, counted.expiresAt()))
                        : Mono.empty());
    }

    private record Counted(int failures, Instant expiresAt) {}

    /** The right password was given, or the account is gone: the count starts anew. */
    public Mono<Void> forget(Subject subject) {
        return database.sql("DELETE FROM failed_attempts WHERE subject = :subject")
                .bind("subject", subject.key())
                .then();
    }

    private static GenericProblem paused(Instant now, Instant until) {
        Duration left = Duration.between(now, until);
        return GenericProblem.rateLimited(left.isNegative() ? Duration.ZERO : left.plusSeconds(1));
    }
}
