package dev.chorus.messaging.audience;

/** What the projection keeps of the social graph: each is a table of pairs. */
enum Relation {
    FOLLOW("follows", "follower_id", "followee_id"),
    BLOCK("blocks", "blocker_id", "blocked_id");

    private final String insertion;
    private final String deletion;

    Relation(String table, String from, String to) {
        // The share locks are taken in the order of the ids, as the projection of users takes its own, and make an
        // erasure wait for us: either we see it, or it sees our rows.
        this.insertion = """
                WITH known AS (
                    SELECT id, erased FROM users WHERE id = ANY(:fromIds) OR id = ANY(:toIds) ORDER BY id FOR SHARE
                ), gone AS (
                    SELECT id FROM known WHERE erased
                )
                INSERT INTO %s (%s, %s)
                SELECT from_id, to_id FROM unnest(:fromIds, :toIds) AS pair (from_id, to_id)
                WHERE from_id NOT IN (SELECT id FROM gone) AND to_id NOT IN (SELECT id FROM gone)
                ON CONFLICT DO NOTHING
                """.formatted(table, from, to);
        this.deletion = """
                DELETE FROM %s AS relation USING unnest(:fromIds, :toIds) AS pair (from_id, to_id)
                WHERE relation.%s = pair.from_id AND relation.%s = pair.to_id
                """.formatted(table, from, to);
    }

    /** SQL over the parallel arrays {@code fromIds} and {@code toIds}. */
    String insertion() {
        return insertion;
    }

    /** SQL over the parallel arrays {@code fromIds} and {@code toIds}. */
    String deletion() {
        return deletion;
    }
}
