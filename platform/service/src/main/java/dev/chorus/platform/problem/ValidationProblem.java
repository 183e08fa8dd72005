package dev.chorus.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The request is not well-formed: 400 {@code VALIDATION_FAILED}. */
public final class ValidationProblem extends DomainProblem {
    private final transient List<FieldProblem> errors;

    public ValidationProblem(String field, String message) {
        this(List.of(new FieldProblem(field, message)));
    }

    public ValidationProblem(List<FieldProblem> errors) {
        super(HttpStatus.BAD_REQUEST, "VALIDATION_FAILED", "The request is not valid.");
        this.errors = List.copyOf(errors);
    }

    @Override
    public List<FieldProblem> errors() {
        return errors;
    }
}
