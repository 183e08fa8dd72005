package dev.chorus.socialgraph.standing;

/**
 * Who may see what of whom: the one policy behind every read here, as SQL over the bound parameter {@code viewerId}.
 * What one may not see looks like what does not exist.
 */
public final class Visibility {

    /** The ids of all who are blocked either way with the viewer. For {@code NOT IN}: reads no more than these. */
    public static final String SEVERED = """
            (SELECT blocked_id FROM blocks WHERE blocker_id = :viewerId
             UNION ALL SELECT blocker_id FROM blocks WHERE blocked_id = :viewerId)""";

    /** Whether the profile of {@code person} may be seen: the one who is blocked may not. */
    public static final String PROFILE = """
            (NOT person.erased
             AND NOT EXISTS (SELECT FROM blocks WHERE blocker_id = person.id AND blocked_id = :viewerId))""";

    /** Whether the followers of {@code person}, and whom they follow, may be seen. */
    public static final String LISTS = """
            (NOT person.erased
             AND person.id NOT IN %s
             AND (person.id = :viewerId OR NOT person.private
                  OR EXISTS (SELECT FROM follows WHERE follower_id = :viewerId AND followee_id = person.id)))""".formatted(SEVERED);

    private Visibility() {}
}
