package dev.chorus.platform.idempotency;

import dev.chorus.platform.problem.DomainProblem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Refusals of an {@code Idempotency-Key}. */
abstract sealed class IdempotencyProblem extends DomainProblem {

    private IdempotencyProblem(HttpStatus status, String code, String detail) {
        super(status, code, detail);
    }

    static final class KeyReused extends IdempotencyProblem {
        KeyReused() {
            super(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "IDEMPOTENCY_KEY_REUSED",
                    "This Idempotency-Key was used with another body.");
        }
    }

    static final class InProgress extends IdempotencyProblem {
        InProgress() {
            super(
                    HttpStatus.CONFLICT,
                    "IDEMPOTENCY_IN_PROGRESS",
                    "A request with this Idempotency-Key is still being worked on.");
        }

        @Override
        public @Nullable Duration retryAfter() {
            return Duration.ofSeconds(1);
        }
    }
}
