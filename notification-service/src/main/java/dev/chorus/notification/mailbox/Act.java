package dev.chorus.notification.mailbox;

import java.util.UUID;

/**
 * What someone did to something. The same act, undone and done again, has one notification.
 *
 * @param type the notification's type
 * @param subjectId what it was done to, or what came of it
 */
public record Act(String type, UUID subjectId, UUID actorId) {

    public static Act like(UUID postId, UUID likerId) {
        return new Act("like", postId, likerId);
    }

    public static Act comment(UUID commentId, UUID commenterId) {
        return new Act("comment", commentId, commenterId);
    }

    /** No two are the same: {@code testId} is new each time. */
    public static Act test(UUID testId, UUID senderId) {
        return new Act("test", testId, senderId);
    }
}
