package dev.chorus.auth.sessions;

import dev.chorus.platform.problem.DomainProblem;
import org.springframework.http.HttpStatus;

/** Why a session does not go on. */
abstract sealed class SessionProblem extends DomainProblem {

    private SessionProblem(HttpStatus status, String code, String detail) {
        super(status, code, detail);
    }

    static final class Over extends SessionProblem {
        Over() {
            super(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "This refresh token is not valid. Log in again.");
        }
    }
}
