package dev.chorus.notification.following;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the one who is asked may do. */
enum Decision {
    @JsonProperty("accept")
    ACCEPT,
    @JsonProperty("reject")
    REJECT
}
