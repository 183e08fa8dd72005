package dev.chorus.socialgraph.standing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a follower sees of a follow. */
public enum FollowStatus {
    @JsonProperty("none")
    NONE,
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("following")
    FOLLOWING;

    /** @param asked whether there is an open request */
    public static FollowStatus of(boolean following, boolean asked) {
        if (following) {
            return FOLLOWING;
        }
        return asked ? PENDING : NONE;
    }
}
