package dev.chorus.platform.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Refusals that mean the same in every service. */
public final class GenericProblem extends DomainProblem {
    private final transient @Nullable Duration retryAfter;

    private GenericProblem(HttpStatus status, String code, String detail, @Nullable Duration retryAfter) {
        super(status, code, detail);
        this.retryAfter = retryAfter;
    }

    public static GenericProblem unauthenticated() {
        return of(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "A valid access token is needed.");
    }

    public static GenericProblem forbidden() {
        return of(HttpStatus.FORBIDDEN, "FORBIDDEN", "This is not yours to do.");
    }

    public static GenericProblem notFound() {
        return of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing here.");
    }

    public static GenericProblem methodNotAllowed() {
        return of(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "This method is not supported here.");
    }

    public static GenericProblem notAcceptable() {
        return of(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", "Answers are application/json.");
    }

    public static GenericProblem payloadTooLarge() {
        return of(HttpStatus.CONTENT_TOO_LARGE, "PAYLOAD_TOO_LARGE", "The request body is too large.");
    }

    public static GenericProblem unsupportedMediaType() {
        return of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", "Send application/json.");
    }

    public static GenericProblem rateLimited(Duration retryAfter) {
        return new GenericProblem(
                HttpStatus.TOO_MANY_REQUESTS, "RATE_LIMITED", "Too many requests. Try again later.", retryAfter);
    }

    public static GenericProblem unavailable() {
        return new GenericProblem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "UNAVAILABLE",
                "This is not available right now. Try again later.",
                Duration.ofSeconds(1));
    }

    /** A fault of ours; says nothing about it. */
    public static GenericProblem internal() {
        return of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "Something went wrong on our side.");
    }

    private static GenericProblem of(HttpStatus status, String code, String detail) {
        return new GenericProblem(status, code, detail, null);
    }

    @Override
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
