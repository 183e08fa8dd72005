package dev.chorus.post.commenting;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.events.Author;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.post.audience.Audience;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The comments. Each change counts in the same statement; the post must be locked before. */
@Component
final class Comments {
    private final DatabaseClient database;

    Comments(DatabaseClient database) {
        this.database = database;
    }

    /** A new comment, and the post's counts with it. */
    record NewComment(Comment comment, long likeCount, long commentCount) {}

    /** A post's counts without the comment that was deleted. */
    record Counts(long likeCount, long commentCount) {}

    /** The time is taken while the post is locked: a post's comments are in the order of their commits. */
    Mono<NewComment> add(UUID id, UUID postId, UUID authorId, String content) {
        return database.sql("""
                        WITH comment AS (
                            INSERT INTO comments (id, post_id, author_id, content, created_at)
                            VALUES (:id, :postId, :authorId, :content, statement_timestamp())
                            RETURNING *
                        )
                        UPDATE posts AS post SET comment_count = comment_count + 1
                        FROM comment, users AS author
                        WHERE post.id = comment.post_id AND author.id = comment.author_id
                        RETURNING comment.id, comment.post_id, comment.author_id, author.username, author.display_name,
                                  comment.content, comment.created_at, post.like_count, post.comment_count
                        """)
                .bind("id", id)
                .bind("postId", postId)
                .bind("authorId", authorId)
                .bind("content", content)
                .map(row -> new NewComment(
                        comment(row), get(row, "like_count", Long.class), get(row, "comment_count", Long.class)))
                .one();
    }

    /** Empty for a comment that the viewer may not see, too. */
    Mono<UUID> author(UUID viewerId, UUID postId, UUID id) {
        return database.sql("""
                        SELECT comment.author_id
                        FROM comments AS comment JOIN users AS author ON author.id = comment.author_id
                        WHERE comment.id = :id AND comment.post_id = :postId AND %s
                        """.formatted(Audience.UNSEVERED))
                .bind("id", id)
                .bind("postId", postId)
                .bind("viewerId", viewerId)
                .map(row -> get(row, "author_id", UUID.class))
                .one();
    }

    Mono<Counts> delete(UUID id) {
        return database.sql("""
                        WITH deleted AS (DELETE FROM comments WHERE id = :id RETURNING post_id)
                        UPDATE posts AS post SET comment_count = comment_count - 1
                        FROM deleted WHERE post.id = deleted.post_id
                        RETURNING like_count, comment_count
                        """)
                .bind("id", id)
                .map(row -> new Counts(get(row, "like_count", Long.class), get(row, "comment_count", Long.class)))
                .one();
    }

    /** Those that the viewer may see, of a post that the viewer may see. */
    Mono<List<Comment>> newest(UUID viewerId, UUID postId, PageRequest page) {
        return database.sql("""
                        SELECT comment.id, comment.post_id, comment.author_id, author.username, author.display_name,
                               comment.content, comment.created_at
                        FROM comments AS comment JOIN users AS author ON author.id = comment.author_id
                        WHERE comment.post_id = :postId AND (comment.created_at, comment.id) < (:beforeAt, :beforeId)
                          AND %s
                        ORDER BY comment.created_at DESC, comment.id DESC
                        LIMIT :fetch
                        """.formatted(Audience.UNSEVERED))
                .bind("viewerId", viewerId)
                .bind("postId", postId)
                .bind("beforeAt", page.before().at())
                .bind("beforeId", page.before().id())
                .bind("fetch", page.fetch())
                .map(Comments::comment)
                .all()
                .collectList();
    }

    private static Comment comment(Readable row) {
        return new Comment(
                get(row, "id", UUID.class),
                get(row, "post_id", UUID.class),
                new Author(
                        get(row, "author_id", UUID.class),
                        get(row, "username", String.class),
                        get(row, "display_name", String.class)),
                get(row, "content", String.class),
                get(row, "created_at", Instant.class));
    }
}
