package dev.chorus.socialgraph.requests;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the one who is asked may do. */
enum Decision {
    @JsonProperty("accept")
    ACCEPT(RequestStatus.ACCEPTED),
    @JsonProperty("reject")
    REJECT(RequestStatus.REJECTED);

    private final RequestStatus outcome;

    Decision(RequestStatus outcome) {
        this.outcome = outcome;
    }

    RequestStatus outcome() {
        return outcome;
    }
}
