package dev.chorus.auth.login;

import dev.chorus.platform.problem.DomainProblem;
import org.springframework.http.HttpStatus;

/** Why somebody is not let in. Never tells which of the two was wrong. */
abstract sealed class LoginProblem extends DomainProblem {

    private LoginProblem(HttpStatus status, String code, String detail) {
        super(status, code, detail);
    }

    static final class WrongCredentials extends LoginProblem {
        WrongCredentials() {
            super(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "The login or the password is wrong.");
        }
    }
}
