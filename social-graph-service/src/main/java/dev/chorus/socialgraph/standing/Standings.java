package dev.chorus.socialgraph.standing;

import dev.chorus.platform.database.Rows;
import dev.chorus.socialgraph.people.Pair;
import dev.chorus.socialgraph.people.People;
import dev.chorus.socialgraph.standing.Standing.OpenRequest;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads how two people stand. */
@Component
public final class Standings {
    private final DatabaseClient database;
    private final People people;

    Standings(DatabaseClient database, People people) {
        this.database = database;
        this.people = people;
    }

    /** Locks as {@link People#lock} does, with its refusals; what is read then holds until the transaction ends. */
    public Mono<Standing> lock(UUID meId, UUID otherId) {
        // A statement of its own: its snapshot is taken when the locks are held.
        return people.lock(meId, otherId).flatMap(this::read);
    }

    private Mono<Standing> read(Pair pair) {
        return database.sql("""
                        SELECT
                            EXISTS (SELECT FROM follows WHERE follower_id = :me AND followee_id = :other) AS following,
                            EXISTS (SELECT FROM blocks WHERE blocker_id = :me AND blocked_id = :other) AS blocking,
                            EXISTS (SELECT FROM blocks WHERE blocker_id = :other AND blocked_id = :me) AS blocked,
                            max(id::text) FILTER (WHERE open)::uuid AS request_id,
                            coalesce(bool_or(status = 'pending'), false) AS pending,
                            max(decided_at) FILTER (WHERE status = 'rejected') AS rejected_at
                        FROM follow_requests WHERE follower_id = :me AND followee_id = :other
                        """)
                .bind("me", pair.me().id())
                .bind("other", pair.other().id())
                .map(row -> new Standing(
                        pair.me(),
                        pair.other(),
                        Rows.get(row, "following", Boolean.class),
                        request(row),
                        row.get("rejected_at", Instant.class),
                        Rows.get(row, "blocking", Boolean.class),
                        Rows.get(row, "blocked", Boolean.class)))
                .one();
    }

    private static @Nullable OpenRequest request(Readable row) {
        UUID id = row.get("request_id", UUID.class);
        return id == null ? null : new OpenRequest(id, Rows.get(row, "pending", Boolean.class));
    }
}
