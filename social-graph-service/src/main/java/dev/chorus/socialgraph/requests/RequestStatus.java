package dev.chorus.socialgraph.requests;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** From pending, a request goes to one of the others and stays there. */
enum RequestStatus {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("withdrawn")
    WITHDRAWN;

    /** As in the column. */
    static RequestStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
