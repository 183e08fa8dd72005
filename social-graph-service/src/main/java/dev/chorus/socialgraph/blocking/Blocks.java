package dev.chorus.socialgraph.blocking;

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

/** Who blocks whom. The pair must be locked before each change. */
@Component
final class Blocks {
    private final DatabaseClient database;

    Blocks(DatabaseClient database) {
        this.database = database;
    }

    record Entry(Author author, Instant at) {}

    Mono<Void> add(UUID blockerId, UUID blockedId, Instant at) {
        return database.sql("""
                        INSERT INTO blocks (blocker_id, blocked_id, created_at) VALUES (:blockerId, :blockedId, :at)
                        """)
                .bind("blockerId", blockerId)
                .bind("blockedId", blockedId)
                .bind("at", at)
                .then();
    }

    Mono<Void> remove(UUID blockerId, UUID blockedId) {
        return database.sql("DELETE FROM blocks WHERE blocker_id = :blockerId AND blocked_id = :blockedId")
                .bind("blockerId", blockerId)
                .bind("blockedId", blockedId)
                .then();
    }

    Mono<List<Entry>> newest(UUID blockerId, PageRequest page) {
        return database.sql("""
                        SELECT person.id, person.username, person.display_name, block.created_at
                        FROM blocks AS block JOIN people AS person ON person.id = block.blocked_id
                        WHERE block.blocker_id = :blockerId AND NOT person.erased
                          AND (block.created_at, block.blocked_id) < (:beforeAt, :beforeId)
                        ORDER BY block.created_at DESC, block.blocked_id DESC
                        LIMIT :fetch
                        """)
                .bind("blockerId", blockerId)
                .bind("beforeAt", page.before().at())
                .bind("beforeId", page.before().id())
                .bind("fetch", page.fetch())
                .map(row -> new Entry(Authors.read(row), Rows.get(row, "created_at", Instant.class)))
                .all()
                .collectList();
    }
}
