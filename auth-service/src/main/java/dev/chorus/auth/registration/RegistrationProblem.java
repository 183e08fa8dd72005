package dev.chorus.auth.registration;

import dev.chorus.platform.problem.DomainProblem;
import org.springframework.http.HttpStatus;

/** Why somebody cannot register as they want to. */
abstract sealed class RegistrationProblem extends DomainProblem {

    private RegistrationProblem(String code, String detail) {
        super(HttpStatus.CONFLICT, code, detail);
    }

    static final class UsernameTaken extends RegistrationProblem {
        UsernameTaken() {
            super("USERNAME_TAKEN", "Somebody has this username.");
        }
    }

    static final class EmailTaken extends RegistrationProblem {
        EmailTaken() {
            super("EMAIL_TAKEN", "There is an account with this e-mail address.");
        }
    }
}
