package dev.chorus.post.publishing;

import static dev.chorus.platform.database.Rows.get;

import dev.chorus.events.Author;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads posts from query results. */
@Component
public final class PostRows {
    /**
     * To be completed with a condition over {@code post} and {@code author}; binds {@code viewerId}.
     *
     * <p>Not {@code EXISTS}: that the planner would answer by reading all the viewer's likes into a hash table.
     */
    public static final String SELECT = """
            SELECT post.id, post.author_id, author.username, author.display_name, post.content, post.created_at,
                   post.updated_at, post.like_count, post.comment_count,
                   (SELECT true FROM likes WHERE post_id = post.id AND user_id = :viewerId) IS NOT NULL AS liked
            FROM posts AS post JOIN users AS author ON author.id = post.author_id
            """;

    private final PublishingSettings settings;

    PostRows(PublishingSettings settings) {
        this.settings = settings;
    }

    /** A row of {@link #SELECT}. */
    public Post read(Readable row) {
        Instant createdAt = get(row, "created_at", Instant.class);
        return new Post(
                get(row, "id", UUID.class),
                new Author(
                        get(row, "author_id", UUID.class),
                        get(row, "username", String.class),
                        get(row, "display_name", String.class)),
                get(row, "content", String.class),
                createdAt,
                get(row, "updated_at", Instant.class),
                createdAt.plus(settings.editWindow()),
                get(row, "like_count", Long.class),
                get(row, "comment_count", Long.class),
                get(row, "liked", Boolean.class));
    }
}
