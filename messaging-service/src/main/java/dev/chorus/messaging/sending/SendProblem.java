package dev.chorus.messaging.sending;

import dev.chorus.platform.problem.DomainProblem;
import org.springframework.http.HttpStatus;

/** Why a message cannot be sent. */
abstract sealed class SendProblem extends DomainProblem {

    private SendProblem(HttpStatus status, String code, String detail) {
        super(status, code, detail);
    }

    /** Also after a rejection, which is not told. */
    static final class RequestPending extends SendProblem {
        RequestPending() {
            super(HttpStatus.CONFLICT, "REQUEST_PENDING", "Your first message still waits to be accepted.");
        }
    }
}
