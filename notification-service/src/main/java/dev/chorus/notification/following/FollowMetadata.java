package dev.chorus.notification.following;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.chorus.events.Author;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a follow notification tells programs.
 *
 * @param followerId the one who acted: who follows or asks to, or who accepted a request of the recipient's
 * @param requestId and {@code status} are null, and left out, where no request was needed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FollowMetadata(
        UUID followerId,
        String followerUsername,
        @Nullable UUID requestId,
        @Nullable RequestStatus status) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public static FollowMetadata of(Author actor) {
        return new FollowMetadata(actor.id(), actor.username(), null, null);
    }

    public static FollowMetadata of(Author actor, UUID requestId, RequestStatus status) {
        return new FollowMetadata(actor.id(), actor.username(), requestId, status);
    }

    static FollowMetadata read(String json) {
        return JSON.readValue(json, FollowMetadata.class);
    }

    public String write() {
        return JSON.writeValueAsString(this);
    }

    FollowMetadata with(RequestStatus changed) {
        return new FollowMetadata(followerId, followerUsername, requestId, changed);
    }
}
