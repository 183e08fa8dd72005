package dev.chorus.post.publishing;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.post.audience.Audience;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The posts. Whoever changes a post, its likes or its comments locks it first, in the same transaction: that keeps the
 * counts exact and the post's events in the order of their commits.
 */
@Component
public final class Posts {
    private final DatabaseClient database;
    private final PostRows rows;
    private final PublishingSettings settings;

    Posts(DatabaseClient database, PostRows rows, PublishingSettings settings) {
        this.database = database;
        this.rows = rows;
        this.settings = settings;
    }

    record NewPost(Post post, boolean authorPrivate) {}

    /** What decides who may be in the room of a post. */
    record PostRoom(UUID authorId, boolean authorPrivate) {}

    /**
     * Empty for someone who was erased. The author's row stays share-locked until the commit: once the projection has
     * turned private, no post that still took it for public can commit, and once it is erased, none at all.
     */
    Mono<NewPost> add(UUID id, UUID authorId, String content) {
        return database.sql("""
                        WITH author AS (
                            SELECT id, username, display_name, private FROM users
                            WHERE id = :authorId AND NOT erased FOR SHARE
                        ), post AS (
                            INSERT INTO posts (id, author_id, content, created_at, updated_at)
                            SELECT :id, author.id, :content, statement_timestamp(), statement_timestamp() FROM author
                            RETURNING *
                        )
                        SELECT post.*, author.username, author.display_name, author.private, false AS liked
                        FROM post, author
                        """)
                .bind("id", id)
                .bind("authorId", authorId)
                .bind("content", content)
                .map(row -> new NewPost(rows.read(row), get(row, "private", Boolean.class)))
                .one();
    }

    /** Fails with {@link PostProblem.NotFound} for what the viewer may not see, too. */
    Mono<Post> find(UUID viewerId, UUID id) {
        return database.sql(PostRows.SELECT + " WHERE post.id = :id AND " + Audience.MAY_SEE)
                .bind("id", id)
                .bind("viewerId", viewerId)
                .map(rows::read)
                .one()
                .switchIfEmpty(Mono.error(PostProblem.NotFound::new));
    }

    /** Fails with {@link PostProblem.NotFound} for what the viewer may not see, too. */
    public Mono<Void> requireVisible(UUID viewerId, UUID id) {
        return room(viewerId, id).then();
    }

    /** Fails with {@link PostProblem.NotFound} for what the viewer may not see, too. */
    Mono<PostRoom> room(UUID viewerId, UUID id) {
        return database.sql("""
                        SELECT author.id, author.private
                        FROM posts AS post JOIN users AS author ON author.id = post.author_id
                        WHERE post.id = :id AND\s""" + Audience.MAY_SEE)
                .bind("id", id)
                .bind("viewerId", viewerId)
                .map(row -> new PostRoom(get(row, "id", UUID.class), get(row, "private", Boolean.class)))
                .one()
                .switchIfEmpty(Mono.error(PostProblem.NotFound::new));
    }

    /**
     * For the viewer to change it, or something under it. Fails with {@link PostProblem.NotFound} for what the viewer may
     * not see, too. The viewer's row stays share-locked until the commit: once it is erased, nothing by them can commit.
     */
    public Mono<LockedPost> lock(UUID viewerId, UUID id) {
        return database.sql("""
                        SELECT post.id, post.author_id, author.private, post.like_count, post.comment_count
                        FROM posts AS post JOIN users AS author ON author.id = post.author_id
                             JOIN users AS viewer ON viewer.id = :viewerId AND NOT viewer.erased
                        WHERE post.id = :id AND %s
                        FOR UPDATE OF post FOR SHARE OF viewer
                        """.formatted(Audience.MAY_SEE))
                .bind("id", id)
                .bind("viewerId", viewerId)
                .map(row -> new LockedPost(
                        get(row, "id", UUID.class),
                        get(row, "author_id", UUID.class),
                        get(row, "private", Boolean.class),
                        get(row, "like_count", Long.class),
                        get(row, "comment_count", Long.class)))
                .one()
                .switchIfEmpty(Mono.error(PostProblem.NotFound::new));
    }

    /** False if the edit window was closed at the time that {@code updated_at} would have got. */
    Mono<Boolean> edit(UUID id, String content) {
        return database.sql("""
                        UPDATE posts SET content = :content, updated_at = statement_timestamp()
                        WHERE id = :id AND statement_timestamp() <= created_at + make_interval(secs => :window)
                        """)
                .bind("id", id)
                .bind("content", content)
                .bind("window", settings.editWindow().toMillis() / 1_000.0)
                .fetch()
                .rowsUpdated()
                .map(updated -> updated == 1);
    }

    /** With its likes and comments. */
    Mono<Void> delete(UUID id) {
        return database.sql("DELETE FROM posts WHERE id = :id").bind("id", id).then();
    }
}
