package dev.chorus.post.audience;

/**
 * Who may see what: the one policy behind every read, lock and list of posts and comments, as SQL over the bound
 * parameter {@code viewerId} and, for the conditions, the author's row in {@code users}, named {@code author}.
 *
 * <p>What one may not see looks like what does not exist. Everyone who wrote has a row; someone of whom nothing has
 * arrived yet counts as private. A post has the counts that it has: likes and comments of people whom a viewer may not
 * see are counted for that viewer, too.
 *
 * <p>Not {@code EXISTS}: that the planner may answer by reading all of a person's relations into a hash table. Each of
 * these is one look into an index. Nor {@code IS NULL}: of that the planner expects so few rows that it starts from the
 * authors instead of from the newest posts.
 */
public final class Audience {
    /** People between whom there is no block, either way; oneself among them. For comments. */
    public static final String UNSEVERED = """
            (NOT author.erased
             AND NOT coalesce((SELECT true FROM blocks WHERE blocker_id = :viewerId AND blocked_id = author.id), false)
             AND NOT coalesce((SELECT true FROM blocks WHERE blocker_id = author.id AND blocked_id = :viewerId), false))""";

    /** People whom the viewer follows, and has been approved by if they are private; oneself among them. */
    public static final String FOLLOWED = """
            (author.id = :viewerId
             OR coalesce((SELECT true FROM follows WHERE follower_id = :viewerId AND followee_id = author.id), false))""";

    /** People whose posts the viewer may see: unsevered, and public or followed. */
    public static final String MAY_SEE = "(" + UNSEVERED + " AND (NOT author.private OR " + FOLLOWED + "))";

    /** People whom the viewer has not muted. For feeds only: the posts themselves stay readable. */
    public static final String UNMUTED =
            "NOT coalesce((SELECT true FROM mutes WHERE muter_id = :viewerId AND muted_id = author.id), false)";

    /**
     * The same policy the other way round: the ids of all for whom {@link #MAY_SEE}, {@link #FOLLOWED} and
     * {@link #UNMUTED} hold, as a query. For the feed of those whom one follows.
     */
    public static final String FOLLOWED_AND_UNMUTED_IDS = """
            SELECT followee_id AS id FROM follows WHERE follower_id = :viewerId
            UNION SELECT CAST(:viewerId AS uuid)
            EXCEPT SELECT blocked_id FROM blocks WHERE blocker_id = :viewerId
            EXCEPT SELECT blocker_id FROM blocks WHERE blocked_id = :viewerId
            EXCEPT SELECT muted_id FROM mutes WHERE muter_id = :viewerId
            EXCEPT SELECT user_id FROM erasures""";

    private Audience() {}
}
