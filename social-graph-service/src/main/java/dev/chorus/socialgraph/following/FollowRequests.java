package dev.chorus.socialgraph.following;

import dev.chorus.platform.database.Rows;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who asked to follow whom, and what came of it. The pair must be locked before each change. */
@Component
public final class FollowRequests {
    private final DatabaseClient database;

    FollowRequests(DatabaseClient database) {
        this.database = database;
    }

    record Withdrawn(UUID id, UUID followerId, UUID followeeId) {}

    Mono<Void> add(UUID id, UUID followerId, UUID followeeId, Instant at) {
        return database.sql("""
                        INSERT INTO follow_requests (id, follower_id, followee_id, status, open, created_at)
                        VALUES (:id, :followerId, :followeeId, 'pending', true, :at)
                        """)
                .bind("id", id)
                .bind("followerId", followerId)
                .bind("followeeId", followeeId)
                .bind("at", at)
                .then();
    }

    /** A rejected one stays rejected: its follower only ceases to see it. */
    Mono<Void> withdraw(UUID id, Instant at) {
        return database.sql("""
                        UPDATE follow_requests SET open = false,
                            decided_at = coalesce(decided_at, :at),
                            status = CASE status WHEN 'pending' THEN 'withdrawn' ELSE status END
                        WHERE id = :id AND open
                        """).bind("id", id).bind("at", at).then();
    }

    /** Withdraws those between a person and any of the others, both ways; gives those that were pending. */
    Flux<Withdrawn> withdrawAll(UUID personId, Instant at, UUID... others) {
        return database.sql("""
                        UPDATE follow_requests SET open = false,
                            decided_at = coalesce(decided_at, :at),
                            status = CASE status WHEN 'pending' THEN 'withdrawn' ELSE status END
                        WHERE open
                          AND ((follower_id = :personId AND followee_id = ANY(:others))
                            OR (followee_id = :personId AND follower_id = ANY(:others)))
                        RETURNING id, follower_id, followee_id, status
                        """)
                .bind("personId", personId)
                .bind("others", others)
                .bind("at", at)
                .map(row -> "withdrawn".equals(row.get("status", String.class))
                        ? Mono.just(new Withdrawn(
                                Rows.get(row, "id", UUID.class),
                                Rows.get(row, "follower_id", UUID.class),
                                Rows.get(row, "followee_id", UUID.class)))
                        : Mono.<Withdrawn>empty())
                .all()
                .concatMap(pending -> pending);
    }

    public Mono<Void> accept(UUID id, Instant at) {
        return database.sql("""
                        UPDATE follow_requests SET status = 'accepted', open = false, decided_at = :at
                        WHERE id = :id AND status = 'pending'
                        """).bind("id", id).bind("at", at).then();
    }

    /** It stays open: its follower learns nothing. */
    public Mono<Void> reject(UUID id, Instant at) {
        return database.sql("""
                        UPDATE follow_requests SET status = 'rejected', decided_at = :at
                        WHERE id = :id AND status = 'pending'
                        """).bind("id", id).bind("at", at).then();
    }
}
