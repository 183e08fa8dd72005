package dev.chorus.post.feed;

import dev.chorus.platform.paging.PageRequest;
import dev.chorus.post.audience.Audience;
import dev.chorus.post.publishing.Post;
import dev.chorus.post.publishing.PostRows;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Posts that a viewer may see, newest first. Reads an index in its order, however many posts there are. */
@Component
final class Feed {
    private static final String EVERYONES = ordered(Audience.MAY_SEE + " AND " + Audience.UNMUTED);
    private static final String BY_ONE = ordered("post.author_id = :authorId AND " + Audience.MAY_SEE);
    private static final String BY_ONE_FOLLOWED =
            ordered("post.author_id = :authorId AND " + Audience.MAY_SEE + " AND " + Audience.FOLLOWED);

    /**
     * Looks first among the newest posts of all. Where these do not fill the page, because those whom the viewer follows
     * seldom post, it finds the latest post of each of them: the page is by those to whom the newest of these belong.
     *
     * <p>{@code IS TRUE} makes a hash table of the people: a join the planner may do by comparing each with each.
     */
    private static final String FOLLOWED = """
            WITH people AS MATERIALIZED (
                %s
            ), recent AS (
                SELECT author_id, created_at, id FROM posts
                WHERE (created_at, id) < (:beforeAt, :beforeId)
                ORDER BY created_at DESC, id DESC
                LIMIT 100 * :fetch
            ), found AS MATERIALIZED (
                SELECT id FROM recent WHERE (author_id IN (SELECT id FROM people)) IS TRUE
                ORDER BY created_at DESC, id DESC
                LIMIT :fetch
            ), foremost AS (
                SELECT people.id
                FROM people CROSS JOIN LATERAL (
                    SELECT created_at, id AS post_id FROM posts
                    WHERE author_id = people.id AND (created_at, id) < (:beforeAt, :beforeId)
                    ORDER BY created_at DESC, id DESC
                    LIMIT 1
                ) AS latest
                WHERE (SELECT count(*) FROM found) < :fetch
                ORDER BY latest.created_at DESC, latest.post_id DESC
                LIMIT :fetch
            ), sought AS (
                SELECT latest.id
                FROM foremost CROSS JOIN LATERAL (
                    SELECT created_at, id FROM posts
                    WHERE author_id = foremost.id AND (created_at, id) < (:beforeAt, :beforeId)
                    ORDER BY created_at DESC, id DESC
                    LIMIT :fetch
                ) AS latest
                ORDER BY latest.created_at DESC, latest.id DESC
                LIMIT :fetch
            )
            %s
            WHERE post.id = ANY(ARRAY(SELECT id FROM found UNION SELECT id FROM sought))
            ORDER BY post.created_at DESC, post.id DESC
            """.formatted(Audience.FOLLOWED_AND_UNMUTED_IDS, PostRows.SELECT);

    private final DatabaseClient database;
    private final PostRows rows;

    Feed(DatabaseClient database, PostRows rows) {
        this.database = database;
        this.rows = rows;
    }

    private static String ordered(String condition) {
        return """
                %s
                WHERE %s AND (post.created_at, post.id) < (:beforeAt, :beforeId)
                ORDER BY post.created_at DESC, post.id DESC
                LIMIT :fetch
                """.formatted(PostRows.SELECT, condition);
    }

    /** @param authorId null for everyone's, less those whom the viewer has muted */
    Mono<List<Post>> newest(UUID viewerId, Scope scope, @Nullable UUID authorId, PageRequest page) {
        GenericExecuteSpec query = authorId == null
                ? database.sql(
                        switch (scope) {
                            case ALL -> EVERYONES;
                            case FOLLOWING -> FOLLOWED;
                        })
                : database.sql(
                                switch (scope) {
                                    case ALL -> BY_ONE;
                                    case FOLLOWING -> BY_ONE_FOLLOWED;
                                })
                        .bind("authorId", authorId);
        return query.bind("viewerId", viewerId)
                .bind("beforeAt", page.before().at())
                .bind("beforeId", page.before().id())
                .bind("fetch", page.fetch())
                .map(rows::read)
                .all()
                .collectList();
    }
}
