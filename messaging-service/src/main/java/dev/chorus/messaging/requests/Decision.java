package dev.chorus.messaging.requests;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.chorus.messaging.conversations.LockedConversation.RequestStatus;

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
