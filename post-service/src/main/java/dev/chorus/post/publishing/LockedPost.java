package dev.chorus.post.publishing;

import java.util.UUID;

/** A post that the current transaction has locked: until its end nothing else changes the post or its counts. */
public record LockedPost(UUID id, UUID authorId, boolean authorPrivate, long likeCount, long commentCount) {

    public boolean isBy(UUID userId) {
        return authorId.equals(userId);
    }
}
