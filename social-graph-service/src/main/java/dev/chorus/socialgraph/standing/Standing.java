package dev.chorus.socialgraph.standing;

import dev.chorus.socialgraph.people.Person;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How I stand to another, both rows being locked.
 *
 * @param following whether I follow the other
 * @param request my open request, or null
 * @param rejectedAt when the other last rejected me, or null
 * @param blocking whether I block the other
 * @param blocked whether the other blocks me
 */
public record Standing(
        Person me,
        Person other,
        boolean following,
        @Nullable OpenRequest request,
        @Nullable Instant rejectedAt,
        boolean blocking,
        boolean blocked) {

    /** @param pending false if it was rejected, which the follower does not learn */
    public record OpenRequest(UUID id, boolean pending) {}

    public FollowStatus status() {
        return FollowStatus.of(following, request != null);
    }

    public boolean isSevered() {
        return blocking || blocked;
    }
}
