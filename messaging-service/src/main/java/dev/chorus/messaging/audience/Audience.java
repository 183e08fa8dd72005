package dev.chorus.messaging.audience;

/**
 * Who may reach whom, as SQL over expressions for ids. Not {@code EXISTS}, which the planner may answer by reading all of
 * a table.
 */
public final class Audience {
    private Audience() {}

    /** Whether either blocks the other. */
    public static String severed(String oneId, String otherId) {
        return """
                (coalesce((SELECT true FROM blocks WHERE blocker_id = %1$s AND blocked_id = %2$s), false)
                 OR coalesce((SELECT true FROM blocks WHERE blocker_id = %2$s AND blocked_id = %1$s), false))
                """.formatted(oneId, otherId).strip();
    }

    /**
     * Whether a message is delivered directly, if it is delivered at all: to someone public, to someone who follows the
     * sender, and to someone who has spoken to the sender before.
     *
     * @param isPrivate whether the receiver's account is private
     * @param spoke whether the receiver has written to the sender, or accepted a request of theirs
     */
    public static String direct(String senderId, String receiverId, String isPrivate, String spoke) {
        return """
                (NOT %3$s OR %4$s
                 OR coalesce((SELECT true FROM follows WHERE follower_id = %2$s AND followee_id = %1$s), false))
                """.formatted(senderId, receiverId, isPrivate, spoke).strip();
    }
}
