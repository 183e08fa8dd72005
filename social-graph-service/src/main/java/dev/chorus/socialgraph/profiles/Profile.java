package dev.chorus.socialgraph.profiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.chorus.socialgraph.standing.FollowStatus;
import java.time.Instant;
import java.util.UUID;

/** A person as the caller sees them. Followers and following count whom the caller would be shown in the lists. */
record Profile(
        UUID id,
        String username,
        String displayName,
        @JsonProperty("private") boolean isPrivate,
        Instant createdAt,
        long followerCount,
        long followingCount,
        long postCount,
        Relation relation) {

    /**
     * From the caller's side.
     *
     * @param followedBy whether the person follows the caller
     * @param blocked whether the caller blocks the person
     */
    record Relation(FollowStatus following, boolean followedBy, boolean blocked, boolean muted) {}
}
