package dev.chorus.post.liking;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.events.Author;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who likes what. Each change counts in the same statement; the post must be locked before. */
@Component
final class Likes {
    private final DatabaseClient database;

    Likes(DatabaseClient database) {
        this.database = database;
    }

    /** What came of a change; the counts are those right after it. */
    record Change(boolean liked, Author liker, long likeCount, long commentCount) {}

    /** Empty if the like was there already. */
    Mono<Change> add(UUID postId, UUID userId) {
        return change(postId, userId, """
                WITH added AS (
                    INSERT INTO likes (post_id, user_id) VALUES (:postId, :userId)
                    ON CONFLICT DO NOTHING RETURNING post_id
                )
                UPDATE posts AS post SET like_count = like_count + 1
                FROM added, users AS liker
                WHERE post.id = added.post_id AND liker.id = :userId
                RETURNING true AS liked, liker.id, liker.username, liker.display_name, like_count, comment_count
                """);
    }

    /** Empty if there was no like. */
    Mono<Change> remove(UUID postId, UUID userId) {
        return change(postId, userId, """
                WITH removed AS (
                    DELETE FROM likes WHERE post_id = :postId AND user_id = :userId RETURNING post_id
                )
                UPDATE posts AS post SET like_count = like_count - 1
                FROM removed, users AS liker
                WHERE post.id = removed.post_id AND liker.id = :userId
                RETURNING false AS liked, liker.id, liker.username, liker.display_name, like_count, comment_count
                """);
    }

    /** Adds the like if it is not there, else removes it. */
    Mono<Change> toggle(UUID postId, UUID userId) {
        return change(postId, userId, """
                WITH removed AS (
                    DELETE FROM likes WHERE post_id = :postId AND user_id = :userId RETURNING post_id
                ), change AS (
                    SELECT NOT EXISTS (SELECT FROM removed) AS liked
                ), added AS (
                    INSERT INTO likes (post_id, user_id) SELECT :postId, :userId FROM change WHERE liked
                )
                UPDATE posts AS post SET like_count = like_count + CASE WHEN liked THEN 1 ELSE -1 END
                FROM change, users AS liker
                WHERE post.id = :postId AND liker.id = :userId
                RETURNING liked, liker.id, liker.username, liker.display_name, like_count, comment_count
                """);
    }

    private Mono<Change> change(UUID postId, UUID userId, String sql) {
        return database.sql(sql)
                .bind("postId", postId)
                .bind("userId", userId)
                .map(row -> new Change(
                        get(row, "liked", Boolean.class),
                        new Author(
                                get(row, "id", UUID.class),
                                get(row, "username", String.class),
                                get(row, "display_name", String.class)),
                        get(row, "like_count", Long.class),
                        get(row, "comment_count", Long.class)))
                .one();
    }
}
