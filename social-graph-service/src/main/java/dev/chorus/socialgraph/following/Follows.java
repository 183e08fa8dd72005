package dev.chorus.socialgraph.following;

import dev.chorus.platform.database.Rows;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who follows whom. Each change counts in the same statement; all rows it counts in must be locked before. */
@Component
public final class Follows {
    private final DatabaseClient database;

    Follows(DatabaseClient database) {
        this.database = database;
    }

    record Ended(UUID followerId, UUID followeeId) {}

    /** Whether it is mutual now. */
    public Mono<Boolean> add(UUID followerId, UUID followeeId, Instant at) {
        return database.sql("""
                        WITH added AS (
                            INSERT INTO follows (follower_id, followee_id, created_at)
                            VALUES (:followerId, :followeeId, :at)
                            RETURNING follower_id, followee_id
                        ), counted AS (
                            UPDATE people SET
                                follower_count = follower_count + (id = followee_id)::int,
                                following_count = following_count + (id = follower_id)::int
                            FROM added WHERE id IN (follower_id, followee_id)
                        )
                        SELECT EXISTS (
                            SELECT FROM follows WHERE follower_id = :followeeId AND followee_id = :followerId) AS mutual
                        """)
                .bind("followerId", followerId)
                .bind("followeeId", followeeId)
                .bind("at", at)
                .map(row -> Rows.get(row, "mutual", Boolean.class))
                .one();
    }

    Mono<Void> remove(UUID followerId, UUID followeeId) {
        return database.sql("""
                        WITH removed AS (
                            DELETE FROM follows WHERE follower_id = :followerId AND followee_id = :followeeId
                            RETURNING follower_id, followee_id
                        )
                        UPDATE people SET
                            follower_count = follower_count - (id = followee_id)::int,
                            following_count = following_count - (id = follower_id)::int
                        FROM removed WHERE id IN (follower_id, followee_id)
                        """)
                .bind("followerId", followerId)
                .bind("followeeId", followeeId)
                .then();
    }

    /** Removes those between a person and any of the others, both ways. */
    Flux<Ended> removeAll(UUID personId, UUID... others) {
        return database.sql("""
                        WITH removed AS (
                            DELETE FROM follows
                            WHERE (follower_id = :personId AND followee_id = ANY(:others))
                               OR (followee_id = :personId AND follower_id = ANY(:others))
                            RETURNING follower_id, followee_id
                        ), change AS (
                            SELECT id, sum(followers) AS followers, sum(following) AS following
                            FROM (SELECT followee_id AS id, 1 AS followers, 0 AS following FROM removed
                                  UNION ALL SELECT follower_id, 0, 1 FROM removed) AS each
                            GROUP BY id
                        ), counted AS (
                            UPDATE people SET
                                follower_count = follower_count - change.followers,
                                following_count = following_count - change.following
                            FROM change WHERE people.id = change.id
                        )
                        SELECT follower_id, followee_id FROM removed
                        """)
                .bind("personId", personId)
                .bind("others", others)
                .map(row ->
                        new Ended(Rows.get(row, "follower_id", UUID.class), Rows.get(row, "followee_id", UUID.class)))
                .all();
    }
}
