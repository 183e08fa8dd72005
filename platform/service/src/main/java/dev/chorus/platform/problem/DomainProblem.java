package dev.chorus.platform.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal that the caller can understand, rendered as a problem document. Each service seals its own set over this.
 *
 * <p>Carries no stack trace: it is an answer, not a fault.
 */
public abstract class DomainProblem extends RuntimeException {
    private final HttpStatus status;
    private final String code;

    /**
     * @param code stable, part of the contract
     * @param detail for the person who reads it; reveals nothing they may not know
     */
    protected DomainProblem(HttpStatus status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    public final HttpStatus status() {
        return status;
    }

    public final String code() {
        return code;
    }

    public final String detail() {
        return String.valueOf(getMessage());
    }

    /** What is wrong with which field; empty where no field is to blame. */
    public List<FieldProblem> errors() {
        return List.of();
    }

    /** When trying again may help, or null. Sent as {@code Retry-After}. */
    public @Nullable Duration retryAfter() {
        return null;
    }
}
