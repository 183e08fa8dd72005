package dev.chorus.auth.profile;

import dev.chorus.platform.problem.DomainProblem;
import dev.chorus.platform.problem.FieldProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why an account is not changed. */
abstract sealed class ProfileProblem extends DomainProblem {

    private ProfileProblem(HttpStatus status, String code, String detail) {
        super(status, code, detail);
    }

    /** Not 401: the access token is fine, and clients would go and refresh it. */
    static final class WrongCurrentPassword extends ProfileProblem {
        WrongCurrentPassword() {
            super(HttpStatus.FORBIDDEN, "FORBIDDEN", "The current password is wrong.");
        }

        @Override
        public List<FieldProblem> errors() {
            return List.of(new FieldProblem("currentPassword", "is wrong"));
        }
    }
}
