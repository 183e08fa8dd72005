package dev.chorus.auth.passwords;

import dev.chorus.platform.problem.DomainProblem;
import dev.chorus.platform.problem.FieldProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Not 401: the access token is fine, and clients would go and refresh it. */
public final class WrongCurrentPassword extends DomainProblem {
    private static final long serialVersionUID = 1L;

    WrongCurrentPassword() {
        super(HttpStatus.FORBIDDEN, "FORBIDDEN", "The current password is wrong.");
    }

    @Override
    public List<FieldProblem> errors() {
        return List.of(new FieldProblem("currentPassword", "is wrong"));
    }
}
