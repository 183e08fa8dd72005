package dev.chorus.notification.mailbox;

import java.util.Arrays;
import java.util.UUID;

/**
 * What someone did to something. The same act, undone and done again, has one notification.
 *
 * @param subjectId what it was done to, or what came of it
 */
public record Act(Kind kind, UUID subjectId, UUID actorId) {

    /** Several kinds share a notification's type. */
    public enum Kind {
        LIKE("like", ""),
        COMMENT("comment", ""),
        FOLLOW("follow", ""),
        FOLLOW_REQUEST("follow", "request"),
        FOLLOW_ACCEPTANCE("follow", "acceptance"),
        MESSAGE("message", ""),
        TEST("test", "");

        private final String type;
        private final String aspect;

        Kind(String type, String aspect) {
            this.type = type;
            this.aspect = aspect;
        }

        static Kind of(String type, String aspect) {
            return Arrays.stream(values())
                    .filter(kind -> kind.type.equals(type) && kind.aspect.equals(aspect))
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException("No kind of act: " + type + " " + aspect));
        }

        String type() {
            return type;
        }

        String aspect() {
            return aspect;
        }
    }

    public static Act like(UUID postId, UUID likerId) {
        return new Act(Kind.LIKE, postId, likerId);
    }

    public static Act comment(UUID commentId, UUID commenterId) {
        return new Act(Kind.COMMENT, commentId, commenterId);
    }

    public static Act follow(UUID followeeId, UUID followerId) {
        return new Act(Kind.FOLLOW, followeeId, followerId);
    }

    /** To ask, withdraw and ask again is the same act, though each request has an id of its own. */
    public static Act followRequest(UUID followeeId, UUID followerId) {
        return new Act(Kind.FOLLOW_REQUEST, followeeId, followerId);
    }

    public static Act followAcceptance(UUID requestId, UUID followeeId) {
        return new Act(Kind.FOLLOW_ACCEPTANCE, requestId, followeeId);
    }

    /** All that someone writes in a conversation is one act. */
    public static Act message(UUID conversationId, UUID senderId) {
        return new Act(Kind.MESSAGE, conversationId, senderId);
    }

    /** No two are the same: {@code testId} is new each time. */
    public static Act test(UUID testId, UUID senderId) {
        return new Act(Kind.TEST, testId, senderId);
    }

    /** The notification's type. */
    public String type() {
        return kind.type();
    }
}
