package dev.chorus.messaging.requests;

import dev.chorus.platform.problem.DomainProblem;
import org.springframework.http.HttpStatus;

/** Why a message request cannot be decided. */
abstract sealed class RequestProblem extends DomainProblem {

    private RequestProblem(HttpStatus status, String code, String detail) {
        super(status, code, detail);
    }

    static final class AlreadyDecided extends RequestProblem {
        AlreadyDecided() {
            super(HttpStatus.CONFLICT, "ALREADY_DECIDED", "This request was decided the other way.");
        }
    }
}
