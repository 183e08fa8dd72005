package dev.chorus.post.feed;

import dev.chorus.platform.paging.PageRequest;
import dev.chorus.post.publishing.Post;
import dev.chorus.post.publishing.PostRows;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Posts that a viewer may see, newest first. Reads an index in its order, however many posts there are. */
@Component
final class Feed {
    private final DatabaseClient database;
    private final PostRows rows;

    Feed(DatabaseClient database, PostRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** @param authorId null for everyone's */
    Mono<List<Post>> newest(UUID viewerId, Scope scope, @Nullable UUID authorId, PageRequest page) {
        DatabaseClient.GenericExecuteSpec query = database.sql("""
                        %s
                        WHERE %s %s AND (post.created_at, post.id) < (:beforeAt, :beforeId)
                        ORDER BY post.created_at DESC, post.id DESC
                        LIMIT :fetch
                        """.formatted(
                        PostRows.SELECT, scope.condition(), authorId == null ? "" : "AND post.author_id = :authorId"))
                .bind("viewerId", viewerId)
                .bind("beforeAt", page.before().at())
                .bind("beforeId", page.before().id())
                .bind("fetch", page.fetch());
        return (authorId == null ? query : query.bind("authorId", authorId))
                .map(rows::read)
                .all()
                .collectList();
    }
}
