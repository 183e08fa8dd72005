package dev.chorus.platform.problem;

import io.r2dbc.spi.R2dbcTransientException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.databind.DatabindException;

/** From any exception to the one problem that may be shown for it. */
final class ProblemMapping {
    private ProblemMapping() {}

    static DomainProblem of(Throwable error) {
        return switch (error) {
            case DomainProblem problem -> problem;
            case WebExchangeBindException invalid -> new ValidationProblem(fields(invalid));
            case AuthenticationServiceException _ -> GenericProblem.unavailable();
            case AuthenticationException _ -> GenericProblem.unauthenticated();
            case AccessDeniedException _ -> GenericProblem.forbidden();
            case ServerWebInputException input -> input(input);
            case ResponseStatusException status -> status(status.getStatusCode());
            case DataBufferLimitException _ -> GenericProblem.payloadTooLarge();
            case CannotCreateTransactionException _ -> GenericProblem.unavailable();
            case TransientDataAccessException _ -> GenericProblem.unavailable();
            case DataAccessResourceFailureException _ -> GenericProblem.unavailable();
            // Such as a deadlock, which Spring does not know by PostgreSQL's code.
            case DataAccessException data
            when data.getCause() instanceof R2dbcTransientException -> GenericProblem.unavailable();
            case TimeoutException _ -> GenericProblem.unavailable();
            default -> GenericProblem.internal();
        };
    }

    private static List<FieldProblem> fields(WebExchangeBindException invalid) {
        return invalid.getBindingResult().getAllErrors().stream()
                .map(error -> new FieldProblem(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(),
                        String.valueOf(error.getDefaultMessage())))
                .sorted(Comparator.comparing(FieldProblem::field))
                .toList();
    }

    /** An id in the path that cannot be one names nothing; any other unreadable input is the caller's mistake. */
    private static DomainProblem input(ServerWebInputException input) {
        if (hasCause(input, DataBufferLimitException.class)) {
            return GenericProblem.payloadTooLarge();
        }
        MethodParameter parameter = input.getMethodParameter();
        if (parameter == null) {
            return new ValidationProblem(List.of());
        }
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return GenericProblem.notFound();
        }
        String name = Objects.requireNonNullElse(parameter.getParameterName(), "body");
        return new ValidationProblem(jsonField(input).orElse(name), "cannot be read");
    }

    /** The field whose value could not be bound, if it was one. */
    private static Optional<String> jsonField(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabindException unbound && !unbound.getPath().isEmpty()) {
                return Optional.ofNullable(unbound.getPath().getFirst().getPropertyName());
            }
        }
        return Optional.empty();
    }

    private static DomainProblem status(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> new ValidationProblem(List.of());
            case 401 -> GenericProblem.unauthenticated();
            case 403 -> GenericProblem.forbidden();
            case 404 -> GenericProblem.notFound();
            case 405 -> GenericProblem.methodNotAllowed();
            case 406 -> GenericProblem.notAcceptable();
            case 413 -> GenericProblem.payloadTooLarge();
            case 415 -> GenericProblem.unsupportedMediaType();
            case 502, 503, 504 -> GenericProblem.unavailable();
            default -> GenericProblem.internal();
        };
    }

    private static boolean hasCause(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
