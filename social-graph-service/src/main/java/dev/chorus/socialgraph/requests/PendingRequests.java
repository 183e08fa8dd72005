package dev.chorus.socialgraph.requests;

import dev.chorus.events.Author;
import dev.chorus.platform.database.Rows;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.socialgraph.people.Authors;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the requests to a person. */
@Component
final class PendingRequests {
    private final DatabaseClient database;

    PendingRequests(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<FollowRequest>> newest(UUID ownerId, PageRequest page) {
        return database.sql("""
                        SELECT request.id AS request_id, request.created_at,
                            person.id, person.username, person.display_name
                        FROM follow_requests AS request JOIN people AS person ON person.id = request.follower_id
                        WHERE request.followee_id = :ownerId AND request.status = 'pending' AND NOT person.erased
                          AND (request.created_at, request.id) < (:beforeAt, :beforeId)
                        ORDER BY request.created_at DESC, request.id DESC
                        LIMIT :fetch
                        """)
                .bind("ownerId", ownerId)
                .bind("beforeAt", page.before().at())
                .bind("beforeId", page.before().id())
                .bind("fetch", page.fetch())
                .map(row -> {
                    Author follower = Authors.read(row);
                    return new FollowRequest(
                            Rows.get(row, "request_id", UUID.class),
                            follower,
                            Rows.get(row, "created_at", Instant.class));
                })
                .all()
                .collectList();
    }

    /** Who sent this request to the owner; empty if there is none. */
    Mono<UUID> follower(UUID ownerId, UUID requestId) {
        return database.sql("SELECT follower_id FROM follow_requests WHERE id = :id AND followee_id = :ownerId")
                .bind("id", requestId)
                .bind("ownerId", ownerId)
                .map(row -> Rows.get(row, "follower_id", UUID.class))
                .one();
    }

    Mono<RequestStatus> status(UUID requestId) {
        return database.sql("SELECT status FROM follow_requests WHERE id = :id")
                .bind("id", requestId)
                .map(row -> RequestStatus.of(Rows.get(row, "status", String.class)))
                .one();
    }
}
