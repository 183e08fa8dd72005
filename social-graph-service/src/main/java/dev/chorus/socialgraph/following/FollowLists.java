package dev.chorus.socialgraph.following;

import dev.chorus.events.Author;
import dev.chorus.platform.database.Rows;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.problem.GenericProblem;
import dev.chorus.socialgraph.people.Authors;
import dev.chorus.socialgraph.standing.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Followers, and those who are followed: newest first, without anyone who is blocked either way with the viewer. */
@Component
final class FollowLists {
    private final DatabaseClient database;

    FollowLists(DatabaseClient database) {
        this.database = database;
    }

    record Entry(Author author, Instant at) {}

    Mono<List<Entry>> followers(UUID viewerId, UUID personId, PageRequest page) {
        return list(viewerId, personId, page, "follower_id", "followee_id");
    }

    Mono<List<Entry>> following(UUID viewerId, UUID personId, PageRequest page) {
        return list(viewerId, personId, page, "followee_id", "follower_id");
    }

    private Mono<List<Entry>> list(UUID viewerId, UUID personId, PageRequest page, String listed, String owner) {
        return maySee(viewerId, personId)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(GenericProblem::notFound))
                .flatMap(_ -> entries(viewerId, personId, page, listed, owner));
    }

    private Mono<Boolean> maySee(UUID viewerId, UUID personId) {
        return database.sql("SELECT EXISTS (SELECT FROM people AS person WHERE person.id = :personId AND %s) AS visible"
                        .formatted(Visibility.LISTS))
                .bind("personId", personId)
                .bind("viewerId", viewerId)
                .map(row -> Objects.requireNonNull(row.get("visible", Boolean.class)))
                .one();
    }

    private Mono<List<Entry>> entries(UUID viewerId, UUID personId, PageRequest page, String listed, String owner) {
        return database.sql("""
                        SELECT person.id, person.username, person.display_name, follow.created_at
                        FROM follows AS follow JOIN people AS person ON person.id = follow.%1$s
                        WHERE follow.%2$s = :personId AND NOT person.erased AND follow.%1$s NOT IN %3$s
                          AND (follow.created_at, follow.%1$s) < (:beforeAt, :beforeId)
                        ORDER BY follow.created_at DESC, follow.%1$s DESC
                        LIMIT :fetch
                        """.formatted(listed, owner, Visibility.SEVERED))
                .bind("viewerId", viewerId)
                .bind("personId", personId)
                .bind("beforeAt", page.before().at())
                .bind("beforeId", page.before().id())
                .bind("fetch", page.fetch())
                .map(row -> new Entry(Authors.read(row), Rows.get(row, "created_at", Instant.class)))
                .all()
                .collectList();
    }
}
