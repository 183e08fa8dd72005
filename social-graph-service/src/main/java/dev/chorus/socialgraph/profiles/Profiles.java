package dev.chorus.socialgraph.profiles;

import dev.chorus.platform.database.Rows;
import dev.chorus.socialgraph.profiles.Profile.Relation;
import dev.chorus.socialgraph.standing.FollowStatus;
import dev.chorus.socialgraph.standing.Visibility;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads profiles. */
@Component
final class Profiles {
    private final DatabaseClient database;

    Profiles(DatabaseClient database) {
        this.database = database;
    }

    /** Empty if there is none that the viewer may see. */
    Mono<Profile> of(UUID personId, UUID viewerId) {
        return database.sql("""
                        SELECT person.id, person.username, person.display_name, person.private, person.created_at,
                            person.follower_count - (SELECT count(*) FROM follows
                                WHERE followee_id = person.id AND follower_id IN %1$s) AS follower_count,
                            person.following_count - (SELECT count(*) FROM follows
                                WHERE follower_id = person.id AND followee_id IN %1$s) AS following_count,
                            (SELECT count(*) FROM posts WHERE author_id = person.id) AS post_count,
                            EXISTS (SELECT FROM follows
                                WHERE follower_id = :viewerId AND followee_id = person.id) AS following,
                            EXISTS (SELECT FROM follow_requests
                                WHERE follower_id = :viewerId AND followee_id = person.id AND open) AS asked,
                            EXISTS (SELECT FROM follows
                                WHERE follower_id = person.id AND followee_id = :viewerId) AS followed_by,
                            EXISTS (SELECT FROM blocks
                                WHERE blocker_id = :viewerId AND blocked_id = person.id) AS blocked,
                            EXISTS (SELECT FROM mutes
                                WHERE muter_id = :viewerId AND muted_id = person.id) AS muted
                        FROM people AS person WHERE person.id = :personId AND %2$s
                        """.formatted(Visibility.SEVERED, Visibility.PROFILE))
                .bind("personId", personId)
                .bind("viewerId", viewerId)
                .map(Profiles::read)
                .one();
    }

    private static Profile read(Readable row) {
        return new Profile(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "username", String.class),
                Rows.get(row, "display_name", String.class),
                Rows.get(row, "private", Boolean.class),
                Rows.get(row, "created_at", Instant.class),
                Rows.get(row, "follower_count", Long.class),
                Rows.get(row, "following_count", Long.class),
                Rows.get(row, "post_count", Long.class),
                new Relation(
                        FollowStatus.of(
                                Rows.get(row, "following", Boolean.class), Rows.get(row, "asked", Boolean.class)),
                        Rows.get(row, "followed_by", Boolean.class),
                        Rows.get(row, "blocked", Boolean.class),
                        Rows.get(row, "muted", Boolean.class)));
    }
}
