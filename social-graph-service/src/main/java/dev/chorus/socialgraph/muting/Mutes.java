package dev.chorus.socialgraph.muting;

import dev.chorus.events.Author;
import dev.chorus.platform.database.Rows;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.socialgraph.people.Authors;
import dev.chorus.socialgraph.standing.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who mutes whom. The pair must be locked before each change. */
@Component
final class Mutes {
    private final DatabaseClient database;

    Mutes(DatabaseClient database) {
        this.database = database;
    }

    record Entry(Author author, Instant at) {}

    /** Whether it is new. */
    Mono<Boolean> add(UUID muterId, UUID mutedId, Instant at) {
        return database.sql("""
                        INSERT INTO mutes (muter_id, muted_id, created_at) VALUES (:muterId, :mutedId, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("muterId", muterId)
                .bind("mutedId", mutedId)
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Whether there was one. */
    Mono<Boolean> remove(UUID muterId, UUID mutedId) {
        return database.sql("DELETE FROM mutes WHERE muter_id = :muterId AND muted_id = :mutedId")
                .bind("muterId", muterId)
                .bind("mutedId", mutedId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<List<Entry>> newest(UUID muterId, PageRequest page) {
        return database.sql("""
                        SELECT person.id, person.username, person.display_name, mute.created_at
                        FROM mutes AS mute JOIN people AS person ON person.id = mute.muted_id
                        WHERE mute.muter_id = :viewerId AND %s
                          AND (mute.created_at, mute.muted_id) < (:beforeAt, :beforeId)
                        ORDER BY mute.created_at DESC, mute.muted_id DESC
                        LIMIT :fetch
                        """.formatted(Visibility.PROFILE))
                .bind("viewerId", muterId)
                .bind("beforeAt", page.before().at())
                .bind("beforeId", page.before().id())
                .bind("fetch", page.fetch())
                .map(row -> new Entry(Authors.read(row), Rows.get(row, "created_at", Instant.class)))
                .all()
                .collectList();
    }
}
