package dev.chorus.post.erasing;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.events.PostEvent;
import dev.chorus.platform.defaults.Ids;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What there is of people who were erased. Each removal takes one step's rows, and answers with the events of it.
 *
 * <p>As with everyone who changes what belongs to a post, the posts are locked first, by a statement of its own: only
 * the next one sees what others had committed by then. Where there are several, they are locked in the order of their
 * ids.
 */
@Component
final class Traces {
    private final DatabaseClient database;
    private final ErasingSettings settings;
    private final Ids ids;
    private final Clock clock;

    Traces(DatabaseClient database, ErasingSettings settings, Ids ids, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Someone of whom there is something, locked. */
    Mono<UUID> next() {
        return database.sql("SELECT user_id FROM erasures LIMIT 1 FOR UPDATE SKIP LOCKED")
                .map(row -> get(row, "user_id", UUID.class))
                .one();
    }

    /** With all that is under them, as when their author deletes them. */
    Mono<List<PostEvent.Deleted>> removePosts(UUID personId) {
        return lock("SELECT id FROM posts WHERE author_id = :personId ORDER BY id LIMIT :step FOR UPDATE", personId)
                .flatMapMany(posts -> under(posts, personId, """
                        DELETE FROM posts AS post USING users AS author
                        WHERE post.id = ANY(:posts) AND post.author_id = :personId AND author.id = post.author_id
                        RETURNING post.id, author.private
                        """)
                        .map(row -> new PostEvent.Deleted(
                                ids.next(),
                                clock.instant(),
                                get(row, "id", UUID.class),
                                personId,
                                get(row, "private", Boolean.class)))
                        .all())
                .collectList();
    }

    /** Each event has the counts as they would be had the comments been deleted one after the other. */
    Mono<List<PostEvent.CommentDeleted>> removeComments(UUID personId) {
        return lock("""
                        SELECT id FROM posts WHERE id = ANY(ARRAY(
                            SELECT post_id FROM comments WHERE author_id = :personId ORDER BY post_id LIMIT :step))
                        ORDER BY id FOR UPDATE
                        """, personId)
                .flatMapMany(posts -> under(posts, personId, """
                        WITH deleted AS (
                            DELETE FROM comments WHERE id = ANY(ARRAY(
                                SELECT id FROM comments WHERE author_id = :personId AND post_id = ANY(:posts)
                                LIMIT :step))
                            RETURNING id, post_id
                        ), counted AS (
                            UPDATE posts AS post SET comment_count = comment_count - fewer
                            FROM (SELECT post_id, count(*) AS fewer FROM deleted GROUP BY post_id) AS deletion
                            WHERE post.id = deletion.post_id
                            RETURNING post.id, post.author_id, post.like_count, post.comment_count, fewer
                        )
                        SELECT post.id, post.author_id, post.like_count, deleted.id AS comment_id,
                               post.comment_count + post.fewer
                                   - row_number() OVER (PARTITION BY post.id ORDER BY deleted.id) AS comment_count
                        FROM counted AS post JOIN deleted ON deleted.post_id = post.id
                        ORDER BY post.id, deleted.id
                        """)
                        .bind("step", settings.step())
                        .map(row -> new PostEvent.CommentDeleted(
                                ids.next(),
                                clock.instant(),
                                get(row, "id", UUID.class),
                                get(row, "author_id", UUID.class),
                                get(row, "comment_id", UUID.class),
                                personId,
                                get(row, "like_count", Long.class),
                                get(row, "comment_count", Long.class)))
                        .all())
                .collectList();
    }

    Mono<List<PostEvent.Unliked>> removeLikes(UUID personId) {
        return lock("""
                        SELECT id FROM posts WHERE id = ANY(ARRAY(
                            SELECT post_id FROM likes WHERE user_id = :personId ORDER BY post_id LIMIT :step))
                        ORDER BY id FOR UPDATE
                        """, personId)
                .flatMapMany(posts -> under(posts, personId, """
                        WITH removed AS (
                            DELETE FROM likes WHERE user_id = :personId AND post_id = ANY(:posts) RETURNING post_id
                        )
                        UPDATE posts AS post SET like_count = like_count - 1
                        FROM removed WHERE post.id = removed.post_id
                        RETURNING post.id, post.author_id, post.like_count, post.comment_count
                        """)
                        .map(row -> new PostEvent.Unliked(
                                ids.next(),
                                clock.instant(),
                                get(row, "id", UUID.class),
                                get(row, "author_id", UUID.class),
                                personId,
                                get(row, "like_count", Long.class),
                                get(row, "comment_count", Long.class)))
                        .all())
                .collectList();
    }

    /** How many rows of the projections named the person. */
    Mono<Long> removeRelations(UUID personId) {
        return database.sql("""
                        WITH following AS (
                            DELETE FROM follows WHERE ctid = ANY(ARRAY(
                                SELECT ctid FROM follows
                                WHERE follower_id = :personId OR followee_id = :personId LIMIT :step))
                            RETURNING 1
                        ), blocking AS (
                            DELETE FROM blocks WHERE ctid = ANY(ARRAY(
                                SELECT ctid FROM blocks
                                WHERE blocker_id = :personId OR blocked_id = :personId LIMIT :step))
                            RETURNING 1
                        ), muting AS (
                            DELETE FROM mutes WHERE ctid = ANY(ARRAY(
                                SELECT ctid FROM mutes WHERE muter_id = :personId OR muted_id = :personId LIMIT :step))
                            RETURNING 1
                        )
                        SELECT (SELECT count(*) FROM following) + (SELECT count(*) FROM blocking)
                               + (SELECT count(*) FROM muting) AS removed
                        """)
                .bind("personId", personId)
                .bind("step", settings.step())
                .map(row -> get(row, "removed", Long.class))
                .one();
    }

    Mono<Void> finish(UUID personId) {
        return database.sql("DELETE FROM erasures WHERE user_id = :personId")
                .bind("personId", personId)
                .then();
    }

    /** Empty if there is none. */
    private Mono<UUID[]> lock(String sql, UUID personId) {
        return database.sql(sql)
                .bind("personId", personId)
                .bind("step", settings.step())
                .map(row -> get(row, "id", UUID.class))
                .all()
                .collectList()
                .filter(posts -> !posts.isEmpty())
                .map(posts -> posts.toArray(UUID[]::new));
    }

    private GenericExecuteSpec under(UUID[] posts, UUID personId, String sql) {
        return database.sql(sql).bind("posts", posts).bind("personId", personId);
    }
}
