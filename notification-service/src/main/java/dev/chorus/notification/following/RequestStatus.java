package dev.chorus.notification.following;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What has become of a follow request; from pending it goes to one of the others and stays there. */
public enum RequestStatus {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("withdrawn")
    WITHDRAWN
}
