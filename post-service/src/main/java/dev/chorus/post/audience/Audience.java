package dev.chorus.post.audience;

/**
 * Who may see what: the one policy behind every read, lock and list of posts, as SQL conditions over the author's row in
 * {@code users}, named {@code author}, and the bound parameter {@code viewerId}.
 *
 * <p>What one may not see looks like what does not exist. Everyone who wrote has a row; someone of whom nothing has
 * arrived yet counts as private.
 */
public final class Audience {
    /** Public accounts, and oneself. */
    public static final String MAY_SEE = "(author.id = :viewerId OR NOT author.private)";

    /** Those whom the viewer follows, oneself among them. */
    public static final String FOLLOWED = "author.id = :viewerId";

    private Audience() {}
}
