package dev.chorus.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call or an event that was refused, or that found no answer: then its code is {@link #UNREACHABLE}. */
public final class Problem extends RuntimeException {
    public static final String UNREACHABLE = "UNREACHABLE";
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Types.FieldProblem> errors;
    private final transient @Nullable Duration retryAfter;

    Problem(
            int status,
            String code,
            String detail,
            List<Types.FieldProblem> errors,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause);
        this.status = status;
        this.code = code;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), null, null);
    }

    /** The HTTP status; 0 for an event, and without an answer. */
    public int status() {
        return status;
    }

    /** Stable; what programs go by. */
    public String code() {
        return code;
    }

    /** What is wrong with which field. */
    public List<Types.FieldProblem> errors() {
        return errors;
    }

    /** When trying again may help, or null. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
